import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

/** A file of the demo folder. */
const fileSchema = z.object({ path: z.string(), alternativeText: z.string().optional() })

const themeSchema = z.looseObject({ slug: z.string() })
const newsSchema = z.looseObject({ domains: z.array(z.string()), picture: fileSchema.optional() })
const faqSchema = z.looseObject({ theme: z.string() })
const templateSchema = z.looseObject({ theme: z.string().optional() })
const deadlineSchema = z.looseObject({ theme: z.string() })
const formSchema = z.looseObject({ theme: z.string(), file: fileSchema })

const textSchema = z.looseObject({ key: z.string() })

export type DemoFile = z.infer<typeof fileSchema>

/** Reads what names other things: themes by their slug, files by their path. Strapi checks the rest. */
export async function readDemo(folder: string) {
  return {
    themes: z.array(themeSchema).parse(await readJson(folder, 'themes.json')),
    settings: z.looseObject({}).parse(await readJson(folder, 'settings.json')),
    news: z.array(newsSchema).parse(await readJson(folder, 'news.json')),
    faq: z.array(faqSchema).parse(await readJson(folder, 'faq.json')),
    forms: z.array(formSchema).parse(await readJson(folder, 'forms.json')),
    templates: z.array(templateSchema).parse(await readJson(folder, 'answer-templates.json')),
    deadlines: z.array(deadlineSchema).parse(await readJson(folder, 'deadlines.json')),
    pages: z.array(textSchema).parse(await readJson(folder, 'pages.json')),
    mailTexts: z.array(textSchema).parse(await readJson(folder, 'mail-texts.json')),
    windowTexts: z.array(textSchema).parse(await readJson(folder, 'window-texts.json')),
  }
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown
}
