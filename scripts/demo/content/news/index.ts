import type { DemoNews } from '../types.ts'
import { earlierNews } from './earlier.ts'
import { oldNews } from './last-year.ts'
import { recentNews } from './recent.ts'

/** Newest first, spread over fourteen months before today. */
export function allNews(today: Date): DemoNews[] {
  return [...recentNews(today), ...earlierNews(today), ...oldNews(today)]
}
