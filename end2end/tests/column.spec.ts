// What an empty column says is true, whatever happened before.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

for (const language of ['ko', 'en'] as const) {
  test(`of answers that customers came back to, in ${language}`, async ({ seat }) => {
    const haneul = house().person('haneul');
    await haneul.settle({ language });
    const { cards } = await haneul.call('thread/board');
    for (const card of cards.filter((card: any) => card.state === 'answered')) await house().lead.say(card.customer.handle, '아직 안 돼요');
    const a = await seat(house(), haneul, '/board');
    await expect(a.column('answered').getByRole('listitem')).toHaveCount(0);
    await expect(a.column('answered')).toContainText(a.words.noAnswers);
  });
}
