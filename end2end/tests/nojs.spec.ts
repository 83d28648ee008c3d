// Without JavaScript: every page can be read, and its plain forms work.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';
import { words } from '../words';

const house = useHouse(House.demo);
const plain = { script: false };

test('signing in is a form', async ({ open }) => {
  const w = words.en;
  const agent = house().person('roun');
  const page = await open(house(), plain);
  await page.goto('/stream');
  await expect(page.getByText('한강텔레콤'), 'whose door it is').toBeVisible();
  await expect(page).toHaveURL(/\/signin\?next=%2Fstream/);
  await page.getByLabel(w.email, { exact: true }).fill(agent.email);
  await page.getByLabel(w.password, { exact: true }).fill('wrong');
  await page.getByRole('button', { name: w.signIn, exact: true }).click();
  await expect(page.getByText(w.wrongPassword)).toBeVisible();
  await expect(page.getByLabel(w.email, { exact: true })).toHaveValue(agent.email);
  await expect(page.getByLabel(w.password, { exact: true })).toHaveValue('');
  expect(page.url(), 'an address is no place for a name').not.toContain('roun');
  await page.getByLabel(w.password, { exact: true }).fill(agent.password);
  await page.getByRole('button', { name: w.signIn, exact: true }).click();
  await expect(page).toHaveURL(/\/stream/);
  await expect(page.locator('noscript p')).toContainText(words.ko.noScript);
});

for (const [path, name] of [['/board', 'board'], ['/stream', 'stream'], ['/outbox', 'outbox'], ['/mine', 'mine'], ['/accounts', 'accounts'], ['/team', 'team'], ['/me', 'me']] as const) {
  for (const language of ['ko', 'en'] as const) {
    test(`${path} can be read in ${language}`, async ({ seat }) => {
      const lead = house().person('doyun');
      await lead.settle({ language });
      const { page, words: w } = await seat(house(), lead, path, plain);
      await expect(page.getByRole('heading', { level: 1, name: w[name] })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    });
  }
}

test('a thread is read, claimed, answered and closed with plain forms', async ({ seat }) => {
  const agent = house().person('haneul');
  await house().lead.say('paper', '자바스크립트 없이도 되나요?');
  const a = await seat(house(), agent, '/board', plain);
  await a.openThread('paper.practice');
  await expect(a.conversation).toContainText('자바스크립트 없이도 되나요?');
  await a.action(a.words.claim).click();
  await expect(a.thread('paper.practice')).toContainText(agent.name);
  await a.reply.fill('네, 됩니다');
  // The form leads back to the page: it is there again before it is reloaded.
  const back = a.page.waitForEvent('load');
  await a.send.click();
  await back;
  await expect.poll(() => house().answers('paper').map((post) => post.text)).toEqual(['네, 됩니다 ^HN']);
  await a.page.reload();
  await expect(a.conversation).toContainText('네, 됩니다 ^HN');
});

test.describe('a page that is not there', () => {
  test.use({ excused: [/status of 404/] });

  test('says so', async ({ open }) => {
    const page = await open(house(), plain);
    const answer = await page.goto('/nowhere');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: words.en.missing })).toBeVisible();
  });
});
