// A shift in full swing, so that no page is photographed empty.
import type { House } from './house';

export type Scene = { thread: string; answered: string; read: string; customer: string; invitation: string };

const fresh = () => crypto.randomUUID();

/** Puts the demo's threads into every state, with notes, tags, an answer that is out and one that cannot go out. */
export async function play(house: House): Promise<Scene> {
  const [haneul, yujin, jiwoo] = ['haneul', 'yujin', 'jiwoo'].map((name) => house.person(name));
  const { cards } = await house.lead.call('thread/board');
  const free = cards.filter((card: any) => card.state === 'new');
  const [talk, asked, snoozed, closed, declined, waiting, stuck, answered, read] = free.map((card: any) => card.id);
  const seen = (thread: string) => cards.find((card: any) => card.id === thread).messages;
  const answer = (by: typeof haneul, thread: string, text: string) =>
    by.call('reply/send', { thread, seen: seen(thread), text, images: [], after: null, mutation: fresh() });

  await haneul.call('thread/claim', { thread: talk, mutation: fresh() });
  await haneul.call('thread/note', { thread: talk, text: '@정유진 강남점에 유심 재고가 있는지 봐 주실래요?', mutation: fresh() });
  await yujin.call('thread/note', { thread: talk, text: '다섯 장 있대요. 오늘 8시까지 열어요.', mutation: fresh() });
  await haneul.call('thread/tag', { thread: talk, tags: ['개통', '유심'], mutation: fresh() });
  await jiwoo.call('thread/claim', { thread: asked, mutation: fresh() });
  await jiwoo.call('thread/tag', { thread: asked, tags: ['요금'], mutation: fresh() });
  await yujin.call('thread/snooze', { thread: snoozed, until: (Date.now() + 3_600_000) * 1000, mutation: fresh() });
  await yujin.call('thread/close', { thread: closed, mutation: fresh() });
  await haneul.call('thread/decline', { thread: declined, reason: '우리 담당이 아니에요', mutation: fresh() });
  await yujin.call('thread/claim', { thread: waiting, mutation: fresh() });
  await yujin.call('thread/park', { thread: waiting, mutation: fresh() });
  await answer(yujin, answered, '불편을 드려 죄송합니다. 지금 바로 확인하겠습니다.');
  await until(async () => (await house.lead.call('reply/outbox')).length === 0);
  const genius = house.team.find((one) => one.role === 'genius')!;
  await answer(genius, read, '그 기종은 다음 주 업데이트에서 고쳐져요. 설정에서 자동 업데이트를 켜 두세요.');
  await haneul.call('draft/write', { thread: talk, version: 0, token: null, text: '강남점에 유심이 다섯 장 있어요. 오늘 8시까지' });
  await yujin.call('thread/note', { thread: asked, text: '@김서현 이 요금은 확인이 필요해요', mutation: fresh() });
  await house.weather({ outage: true });
  await answer(haneul, stuck, '기지국을 점검하고 있어요. 오늘 저녁까지 알려 드리겠습니다.');

  const { customer } = cards.find((card: any) => card.id === talk);
  return { thread: talk, answered, read, customer: customer.id, invitation: await house.lead.call('team/invite', { role: 'genius' }) };
}

/** Asks again until it is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await so()); ) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((next) => setTimeout(next, 50));
  }
}
