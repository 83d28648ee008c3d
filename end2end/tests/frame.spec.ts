// The header on a phone: what stands in it stands there whole.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);
const team = ['haneul', 'yujin', 'minjae', 'doyun', 'jiwoo'];

test('the brand and every face with its figure are whole at 390 pixels', async ({ seat }) => {
  for (const name of team) await house().lead.say(`of-${name}`, '맡아 주세요');
  for (const name of team) await house().person(name).call('thread/claim', { thread: (await house().lead.threadOf(`of-${name}`)).id, mutation: crypto.randomUUID() });
  for (const name of team.slice(1)) await seat(house(), house().person(name), '/board');
  const a = await seat(house(), house().person(team[0]), '/board', { phone: true });
  const strip = a.page.getByRole('list', { name: a.words.present });
  await expect(strip.getByRole('listitem')).toHaveCount(team.length);

  const cut = await a.page.evaluate(() => {
    const header = document.querySelector('header.top')!;
    const list = header.querySelector('ul')!;
    const frame = list.getBoundingClientRect();
    const inside = (box: DOMRect) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    const outside = (box: DOMRect) => box.top >= frame.bottom;
    const faces = [...list.children].map((face) => [face, ...face.querySelectorAll('*')].map((part) => part.getBoundingClientRect()).filter((box) => box.width > 1));
    const name = header.querySelector('a')!.querySelector('span')!;
    return {
      seen: faces.filter((boxes) => boxes.every(inside)).length,
      torn: faces.filter((boxes) => !boxes.every(inside) && !boxes.every(outside)).length,
      // A line that is missing is higher than what a font adds to one.
      brand: name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 8,
      page: document.documentElement.scrollWidth,
    };
  });
  expect(cut.seen, 'faces that are seen').toBeGreaterThan(0);
  expect({ torn: cut.torn, brand: cut.brand, page: cut.page }).toEqual({ torn: 0, brand: false, page: 390 });
});
