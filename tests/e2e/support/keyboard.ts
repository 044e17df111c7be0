import { expect } from '@playwright/test'
import type { Locator, Page } from 'playwright'

/** Tabs until the element has the focus; each element on the way shows that it has it. */
export async function reach(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const isSeen = [element, ...labels].some(
        (shown) => getComputedStyle(shown).outlineStyle !== 'none',
      )
      return isSeen ? undefined : element.outerHTML
    })
    expect(unseen, 'what has the focus shows it').toBeUndefined()
  }
  throw new Error('The keyboard does not reach the element.')
}

export async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target)
  await page.keyboard.press('Enter')
}
