export { themeJobs } from './jobs.ts'
export { refreshThemes } from './refresh-themes.ts'
export { findTheme, getThemes, replaceThemes, type MirroredTheme } from './store.ts'
