import type * as z from 'zod'
import { answerTemplate } from './definitions/answer-template.ts'
import { deadline } from './definitions/deadline.ts'
import { faqEntry } from './definitions/faq-entry.ts'
import { form } from './definitions/form.ts'
import { mailText } from './definitions/mail-text.ts'
import { news } from './definitions/news.ts'
import { page } from './definitions/page.ts'
import { redirect } from './definitions/redirect.ts'
import { setting } from './definitions/setting.ts'
import { theme } from './definitions/theme.ts'
import { windowText } from './definitions/window-text.ts'
import { validatorOf, type ContentOf } from './validator.ts'

export const definitions = {
  theme,
  news,
  faqEntry,
  form,
  answerTemplate,
  deadline,
  page,
  mailText,
  windowText,
  redirect,
  setting,
}

export type Theme = ContentOf<typeof theme>
export type News = ContentOf<typeof news>
export type NewsSummary = Omit<News, 'body'>
export type FaqEntry = ContentOf<typeof faqEntry>
export type Form = ContentOf<typeof form>
/** How one field of a form is asked for online. */
export type FieldSetting = Form['fieldSettings'][number]
export type AnswerTemplate = ContentOf<typeof answerTemplate>
export type DeadlineEntry = ContentOf<typeof deadline>
export type Page = ContentOf<typeof page>
export type MailText = ContentOf<typeof mailText>
export type WindowText = ContentOf<typeof windowText>
export type Redirect = ContentOf<typeof redirect>
export type Setting = ContentOf<typeof setting>

export const themeSchema = validatorOf(theme)
export const newsSchema = validatorOf(news)
export const newsSummarySchema: z.ZodType<NewsSummary> = validatorOf(news, 'body')
export const faqEntrySchema = validatorOf(faqEntry)
export const formSchema = validatorOf(form)
export const answerTemplateSchema = validatorOf(answerTemplate)
export const deadlineEntrySchema = validatorOf(deadline)
export const pageSchema = validatorOf(page)
export const mailTextSchema = validatorOf(mailText)
export const windowTextSchema = validatorOf(windowText)
export const redirectSchema = validatorOf(redirect)
export const settingSchema = validatorOf(setting)
