// A work page as an operator sees it: columns, cards, the open thread, the composer. Found by role and name only.
import { expect, type Locator, type Page } from '@playwright/test';
import type { State, Words } from '../words';

export class Screen {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** The WASM has come, and the live line is open: the strip shows who is here. */
  async live(): Promise<void> {
    const strip = this.page.getByRole('list', { name: this.words.present, includeHidden: true });
    await expect(strip.getByRole('listitem', { includeHidden: true }).first()).toBeAttached({ timeout: 30_000 });
  }

  /** A column of the board. */
  column(state: State): Locator {
    return this.page.getByRole('region', { name: this.words.state[state], exact: true }).first();
  }

  /** A customer's card or row, anywhere on the surface or in a column. */
  card(customer: string, where: Page | Locator = this.page): Locator {
    return where.getByRole('listitem').filter({ has: this.page.getByRole('link', { name: customer, exact: true }) });
  }

  /** Opens a customer's thread beside the surface. */
  async openThread(customer: string): Promise<Locator> {
    await this.card(customer).getByRole('link', { name: customer, exact: true }).click();
    await expect(this.thread(customer)).toBeVisible();
    return this.thread(customer);
  }

  /** The open thread. */
  thread(customer: string): Locator {
    return this.page.getByRole('region', { name: this.words.thread(customer) });
  }

  /** Everything said and done in it. */
  get conversation(): Locator {
    return this.page.getByRole('log', { name: this.words.conversation });
  }

  /** A button of the open thread. */
  action(name: string): Locator {
    return this.page.getByRole('region', { name: this.words.thread('') }).getByRole('button', { name, exact: true });
  }

  /** Where the reply is written. */
  get reply(): Locator {
    return this.page.getByRole('textbox', { name: this.words.reply, exact: true });
  }

  /** The button that sends it. */
  get send(): Locator {
    return this.page.getByRole('button', { name: this.words.send }).first();
  }

  /** A small question, the palette, or the sheet of keys. */
  asked(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** Says a key to the page, as a keyboard under any layout would. */
  async key(...codes: string[]): Promise<void> {
    for (const code of codes) await this.page.keyboard.press(code);
  }

  /** What is being said in passing. */
  said(text: string | RegExp): Locator {
    const toasts = this.page.getByRole('status').filter({ has: this.page.getByRole('button', { name: this.words.dismiss }) });
    return toasts.getByText(text).first();
  }
}
