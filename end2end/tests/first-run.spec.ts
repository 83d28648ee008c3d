// The first minutes of a workspace: set-up link, first lead, an invited colleague, signing in and out.
import { House } from '../house/house';
import { Screen } from '../house/screen';
import { expect, test, useHouse } from '../house/test';
import { words } from '../words';

const house = useHouse(House.empty);
const secret = '바다 위의 고래와 등대 17';
const w = words.en;

test.describe.configure({ mode: 'serial' });
let invitation = '';

test('the set-up link makes the brand and its first lead, once', async ({ open }) => {
  const page = await open(house());
  await page.goto(new URL(house().setup!).pathname);
  await expect(page.getByRole('heading', { name: w.setUp })).toBeVisible();
  await page.getByLabel(w.brand, { exact: true }).fill('한강텔레콤');
  await page.getByLabel(w.name, { exact: true }).fill('김서현');
  await page.getByLabel(w.email, { exact: true }).fill('Lead@Brand.example');
  await page.getByLabel(w.cotag, { exact: true }).fill('SH');
  await page.getByLabel(w.password, { exact: true }).fill(secret);
  await page.getByRole('button', { name: w.begin }).click();
  await expect(page).toHaveURL(/\/accounts/);
  await expect(page.getByRole('banner')).toContainText('한강텔레콤');

  const again = await open(house());
  await again.goto(new URL(house().setup!).pathname);
  await expect(again.getByRole('heading', { name: w.deadLink })).toBeVisible();
});

test('the lead signs in and invites; the colleague joins', async ({ open }) => {
  const lead = await open(house());
  await lead.goto('/team');
  await expect(lead).toHaveURL(/\/signin\?next=%2Fteam/);
  await lead.getByLabel(w.email, { exact: true }).fill('lead@brand.example');
  await lead.getByLabel(w.password, { exact: true }).fill(secret);
  await lead.getByRole('button', { name: w.signIn, exact: true }).click();
  await expect(lead).toHaveURL(/\/team$/);
  // The link is shown once, to a page that has come alive.
  await new Screen(lead, w).live();
  await lead.getByRole('button', { name: w.invite }).click();
  await expect(lead.getByLabel(w.inviteLink, { exact: true })).toHaveValue(/\/join\//);
  invitation = await lead.getByLabel(w.inviteLink, { exact: true }).inputValue();

  const guest = await open(house());
  await guest.goto(new URL(invitation, house().address).pathname);
  await guest.getByLabel(w.name, { exact: true }).fill('이하늘');
  await guest.getByLabel(w.email, { exact: true }).fill('haneul@brand.example');
  await guest.getByLabel(w.cotag, { exact: true }).fill('HN');
  await guest.getByLabel(w.password, { exact: true }).fill(secret);
  await guest.getByRole('button', { name: w.join }).click();
  await expect(guest).toHaveURL(/\/board/);
  await expect(lead.getByText('이하늘').first()).toBeVisible();
});

test('an invitation works once', async ({ open }) => {
  const page = await open(house());
  await page.goto(new URL(invitation, house().address).pathname);
  await expect(page.getByRole('heading', { name: w.deadLink })).toBeVisible();
});

test.describe('signing in and out', () => {
  test.use({ excused: [/401/] });

  test('a wrong password is said so, the right one opens, signing out closes', async ({ open }) => {
    const page = await open(house());
    await page.goto('/signin');
    await page.getByLabel(w.email, { exact: true }).fill('haneul@brand.example');
    await page.getByLabel(w.password, { exact: true }).fill('not the password');
    await page.getByRole('button', { name: w.signIn, exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: w.wrongPassword })).toBeVisible();
    // Posted before the WASM was at work, the form has come back empty.
    await page.getByLabel(w.email, { exact: true }).fill('haneul@brand.example');
    await page.getByLabel(w.password, { exact: true }).fill(secret);
    await page.getByRole('button', { name: w.signIn, exact: true }).click();
    await expect(page).toHaveURL(/\/board/);
    await page.getByRole('button', { name: w.signOut }).click();
    await expect(page).toHaveURL(/\/signin/);
    await page.goto('/board');
    await expect(page).toHaveURL(/\/signin\?next=%2Fboard/);
  });
});
