import { startChromium } from './chromium.ts'
import { median, type Figure } from './figure.ts'
import type { Portal } from './portal.ts'
import { publicPages, slowPhone, visit } from './public-pages.ts'

const VISITS = 3

/** How long a public page takes to show itself on a throttled phone, and whether it then moves. */
export async function* phonePaint(portal: Portal): AsyncGenerator<Figure> {
  const chromium = await startChromium()
  let slowest = 0
  let shift = 0
  try {
    for (const path of await publicPages(portal)) {
      const paints: number[] = []
      for (let at = 0; at < VISITS; at += 1) {
        const seen = await visit(chromium, `${portal.siteUrl}${path}`, slowPhone)
        if (seen.paintMs === 0) throw new Error(`${path} painted nothing.`)
        paints.push(seen.paintMs)
        shift = Math.max(shift, seen.shift)
      }
      slowest = Math.max(slowest, median(paints))
    }
  } finally {
    await chromium.close()
  }
  yield {
    name: 'phone-largest-paint',
    value: slowest / 1_000,
    unit: 's',
    goal: 2,
    sense: 'at most',
  }
  yield { name: 'phone-layout-shift', value: shift, unit: 'CLS', goal: 0, sense: 'at most' }
}
