// The main job on the real network: the customer is Bluesky's own client, the judge is the brand's repository.
import { Devnet, type Person, type Ref } from '../house/devnet';
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);
let network: Devnet;
let brand: Person;
let customer: Person;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async () => {
  // The first start on a machine installs the network's packages.
  test.setTimeout(900_000);
  network = await Devnet.start();
  brand = await network.join('hangang');
  customer = await network.join('minji');
});
test.afterAll(() => network?.stop());

test.describe('connecting', () => {
  test.use({ excused: [/409|422|502/] });

  test('an account is connected on its page; what is wrong is said', async ({ seat }) => {
    const { page, words: w } = await seat(house(), house().lead, '/accounts');
    const form = page.getByRole('region', { name: w.bluesky });
    const connect = async (server: string, password: string) => {
      await form.getByLabel(w.server, { exact: true }).fill(server);
      await form.getByLabel(w.handle, { exact: true }).fill(brand.handle);
      await form.getByLabel(w.appPassword, { exact: true }).fill(password);
      await form.getByRole('button', { name: w.connect }).click();
    };
    const secret = await brand.appPassword('moksori');
    await connect(network.pds, 'aaaa-bbbb-cccc-dddd');
    await expect(form.getByRole('alert')).toContainText(w.badCredentials);
    await connect('http://127.0.0.1:9', secret);
    await expect(form.getByRole('alert')).toContainText(w.unreachable);
    await connect(network.pds, secret);
    const account = page.getByRole('main').getByRole('listitem').filter({ hasText: `@${brand.handle}` });
    await expect(account).toContainText(w.connected);
    await page.reload();
    await expect(account).toContainText(w.connected);
    expect(await page.content(), 'the secret is never shown again').not.toContain(secret);
  });
});

test.describe('answering', () => {
  test.use({ excused: [/409/] });

  test('a mention is answered once, read by the customer, and comes back', async ({ seat }) => {
    const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
    const a = await seat(house(), haneul, '/board');
    const b = await seat(house(), yujin, '/board');
    for (const { page } of [a, b]) await page.evaluate(() => Object.assign(window, { neverReloaded: true }));

    const mention = await customer.post(`@${brand.handle} 2호선에서 데이터가 안 잡혀요`);
    for (const screen of [a, b]) await expect(screen.card(customer.handle)).toBeVisible({ timeout: 45_000 });

    await a.openThread(customer.handle);
    await b.openThread(customer.handle);
    await a.action(a.words.claim).click();
    await expect(b.thread(customer.handle)).toContainText(haneul.name);

    // The thread is a colleague's: what is written here stays here.
    await b.reply.fill('확인해 보겠습니다.');
    await a.reply.fill('불편을 드려 죄송합니다. 점검 중입니다.');
    await a.send.click();
    await b.send.click();
    await expect(b.said(b.words.beaten(haneul.name))).toBeVisible();
    await expect(b.reply).toHaveValue('확인해 보겠습니다.');

    await expect.poll(() => customer.below(mention.uri).then((all) => all.length), { timeout: 45_000 }).toBe(1);
    const [answer] = await customer.below(mention.uri);
    expect(answer.author.did).toBe(brand.did);
    expect((answer.record as any).text).toBe('불편을 드려 죄송합니다. 점검 중입니다. ^HN');
    expect((answer.record as any).reply.root.uri).toBe(mention.uri);
    for (const screen of [a, b]) await expect(screen.conversation).toContainText('점검 중입니다. ^HN');

    await customer.post('언제쯤 되나요?', { root: mention, parent: { uri: answer.uri, cid: answer.cid } as Ref });
    for (const screen of [a, b]) {
      await expect(screen.conversation).toContainText('언제쯤 되나요?', { timeout: 45_000 });
      await expect(screen.card(customer.handle, screen.column('new'))).toBeVisible();
      expect(await screen.page.evaluate(() => 'neverReloaded' in window), 'no page was reloaded').toBe(true);
    }
    expect(await customer.records(brand.did), 'exactly one reply is on the network').toHaveLength(1);
  });
});
