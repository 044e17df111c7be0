export { themeJobs } from './jobs.ts'
export { refreshThemes } from './refresh-themes.ts'
export {
  findMirroredTheme,
  findTheme,
  getThemes,
  replaceThemes,
  type MirroredTheme,
} from './store.ts'
