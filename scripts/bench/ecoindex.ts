import { startChromium } from './chromium.ts'
import type { Figure } from './figure.ts'
import type { Portal } from './portal.ts'
import { publicPages, visit } from './public-pages.ts'

/** The lowest score of grade A. */
const GRADE_A = 81

/** The EcoIndex of the heaviest public page, and what it weighs without its pictures. */
export async function* ecoindex(portal: Portal): AsyncGenerator<Figure> {
  const chromium = await startChromium()
  let lowest = 100
  let heaviest = 0
  try {
    for (const path of await publicPages(portal)) {
      const { elements, requests, all, pictures } = await visit(
        chromium,
        `${portal.siteUrl}${path}`,
      )
      lowest = Math.min(lowest, scoreOf(elements, requests, all / 1_000))
      heaviest = Math.max(heaviest, (all - pictures) / 1_000)
    }
  } finally {
    await chromium.close()
  }
  yield { name: 'ecoindex', value: lowest, unit: 'points', goal: GRADE_A, sense: 'at least' }
  yield { name: 'public-page', value: heaviest, unit: 'kB', goal: 60, sense: 'at most' }
}

/** Of the reference method (https://github.com/cnumr/ecoindex_reference), twenty parts each. */
const parts = {
  elements: [
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801,
    2479, 594601,
  ],
  requests: [
    0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920,
  ],
  kilobytes: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27,
    1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
  ],
}

/** 100 for nothing at all; the elements count for half, the requests for a third. */
export function scoreOf(elements: number, requests: number, kilobytes: number): number {
  const ranks =
    3 * rankIn(parts.elements, elements) +
    2 * rankIn(parts.requests, requests) +
    rankIn(parts.kilobytes, kilobytes)
  return 100 - (5 * ranks) / 6
}

function rankIn(bounds: readonly number[], value: number): number {
  const at = bounds.findIndex((bound) => value < bound)
  if (at === -1) return bounds.length - 1
  const below = bounds[at - 1] ?? 0
  return at - 1 + (value - below) / ((bounds[at] ?? below + 1) - below)
}
