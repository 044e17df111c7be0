import budgets from './budget.json' with { type: 'json' }
import { readEmployers } from './support/cast.ts'
import { expect, signIn, test } from './support/story.ts'

const [employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')

for (const budget of budgets) {
  test(`the first load of ${budget.path} stays within its budget @script`, async ({
    page,
    browser,
  }) => {
    await signIn(page, employer)
    const context = await browser.newContext({ storageState: await page.context().storageState() })
    const first = await context.newPage()
    const session = await context.newCDPSession(first)
    await session.send('Network.enable')
    const kinds = new Map<string, string>()
    let all = 0
    let script = 0
    session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      all += encodedDataLength
      if (kinds.get(requestId) === 'Script') script += encodedDataLength
    })
    await first.goto(budget.path, { waitUntil: 'networkidle' })
    await context.close()
    expect(all / 1_000).toBeGreaterThan(1)
    expect(all / 1_000).toBeLessThan(budget.allKilobytes)
    expect(script / 1_000).toBeLessThan(budget.scriptKilobytes)
  })
}
