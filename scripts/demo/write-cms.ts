import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerTemplates } from './content/answer-templates.ts'
import { blocks } from './content/blocks.ts'
import { deadlines } from './content/deadlines.ts'
import { questionsOnAccidents } from './content/faq/accidents.ts'
import { questionsOnContributions } from './content/faq/cotisation.ts'
import { questionsOnDeclarations } from './content/faq/declaration.ts'
import { forms } from './content/forms.ts'
import { allNews } from './content/news/index.ts'
import { pages } from './content/pages/index.ts'
import { mailTexts, windowTexts } from './content/texts.ts'
import { settings, themes } from './content/themes.ts'
import type { DemoNews, DemoQuestion, ThemeSlug } from './content/types.ts'
import { typeset } from './content/typography.ts'
import { drawFormerForm, drawForms, fieldSettings } from './pdf/forms/index.ts'
import { paint } from './pictures/paint.ts'

/** Writes the contents of Strapi as JSON, with the files they name in `files`. */
export async function writeCmsDemo(folder: string, today: Date): Promise<void> {
  await mkdir(join(folder, 'files'), { recursive: true })
  const news = allNews(today)
  await writeJson(folder, 'themes', themes)
  await writeJson(folder, 'settings', settings)
  await writeJson(folder, 'news', news.map(newsEntry))
  await writeJson(folder, 'faq', [
    ...faqEntries('cotisation', questionsOnContributions),
    ...faqEntries('declaration', questionsOnDeclarations),
    ...faqEntries('accidents', questionsOnAccidents),
  ])
  await writeJson(
    folder,
    'forms',
    forms.map((form) => ({
      ...form,
      file: { path: `files/${form.slug}.pdf` },
      fieldSettings: fieldSettings[form.slug],
    })),
  )
  await writeJson(
    folder,
    'answer-templates',
    answerTemplates.map(({ title, theme, text }, index) => ({
      title: typeset(title),
      theme,
      text: typeset(text),
      rank: (index + 1) * 10,
    })),
  )
  await writeJson(
    folder,
    'deadlines',
    deadlines(today).map((deadline) => ({
      ...deadline,
      title: typeset(deadline.title),
      description: typeset(deadline.description),
    })),
  )
  await writeJson(
    folder,
    'pages',
    pages.map(({ text, ...page }) => ({
      ...page,
      summary: typeset(page.summary),
      publicationDate: today.toISOString(),
      body: blocks(`${text}\n\n*Contenu d’exemple, sans valeur juridique.*`),
    })),
  )
  await writeJson(folder, 'mail-texts', mailTexts)
  await writeJson(folder, 'window-texts', windowTexts)
  for (const { picture } of news) {
    if (picture) await writeFile(join(folder, pathOf(picture.scene)), await paint(picture.scene))
  }
  for (const [slug, bytes] of await drawForms(today)) {
    await writeFile(join(folder, 'files', `${slug}.pdf`), bytes)
  }
  // Loaded by nothing: it is there to be sent, as people do who have kept it.
  await writeFile(join(folder, 'files', 'rapport-accident-2023.pdf'), await drawFormerForm(today))
}

function newsEntry({ title, summary, domains, publishedOn, reserved, picture, text }: DemoNews) {
  return {
    title: typeset(title),
    summary: typeset(summary),
    domains,
    publicationDate: publishedOn.toISOString(),
    reserved: reserved ?? false,
    picture: picture && {
      path: pathOf(picture.scene),
      alternativeText: typeset(picture.alternativeText),
    },
    body: blocks(
      text.includes('Contenu d’exemple')
        ? text
        : `${text}\n\n*Contenu d’exemple, sans valeur juridique.*`,
    ),
  }
}

function faqEntries(theme: ThemeSlug, questions: DemoQuestion[]) {
  return questions.map(({ question, answer }, index) => ({
    question: typeset(question),
    answer: blocks(answer),
    theme,
    rank: (index + 1) * 10,
  }))
}

function pathOf(scene: string): string {
  return `files/${scene}.webp`
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`)
}
