export { mailTextJobs } from './jobs.ts'
export { refreshMailTexts } from './refresh-mail-texts.ts'
