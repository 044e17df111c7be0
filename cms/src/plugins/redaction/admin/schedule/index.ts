import type { Feature } from '../feature.ts'
import { SchedulePanel } from './SchedulePanel.tsx'

/** When a news comes and goes. */
export const schedule: Feature = {
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([SchedulePanel])
  },
}
