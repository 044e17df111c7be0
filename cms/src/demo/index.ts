import type { Core, UID } from '@strapi/strapi'
import { environment } from '../environment.ts'
import { readDemo } from './read-demo.ts'
import { storeFile } from './store-file.ts'

type Themes = Map<string, string>

/** Loads the demo contents, all or nothing, when they are asked for and there is no content yet. */
export async function loadDemo(strapi: Core.Strapi): Promise<void> {
  const folder = environment().CMS_DEMO_DIR
  if (!folder || (await strapi.documents('api::theme.theme').count({})) > 0) return
  const demo = await readDemo(folder)
  await strapi.db.transaction(async () => {
    const themes = await createThemes(strapi, demo.themes)
    await updateSetting(strapi, demo.settings)
    // Before the texts that link to them: a link to nothing refuses a publication.
    for (const { theme, file, ...form } of demo.forms) {
      await publish(strapi, 'api::form.form', {
        ...form,
        theme: themeOf(themes, theme),
        file: await storeFile(strapi, folder, file),
      })
    }
    for (const { domains, picture, ...news } of demo.news) {
      await publish(strapi, 'api::news-article.news-article', {
        ...news,
        domains: domains.map((slug) => themeOf(themes, slug)),
        picture: picture && (await storeFile(strapi, folder, picture)),
      })
    }
    for (const { theme, ...entry } of demo.faq) {
      await publish(strapi, 'api::faq-entry.faq-entry', { ...entry, theme: themeOf(themes, theme) })
    }
    for (const { theme, ...template } of demo.templates) {
      await publish(strapi, 'api::answer-template.answer-template', {
        ...template,
        theme: theme && themeOf(themes, theme),
      })
    }
    for (const { theme, ...deadline } of demo.deadlines) {
      await publish(strapi, 'api::deadline.deadline', {
        ...deadline,
        theme: themeOf(themes, theme),
      })
    }
    for (const page of demo.pages) await publish(strapi, 'api::page.page', page)
    for (const data of demo.mailTexts) {
      await strapi.documents('api::mail-text.mail-text').create({ data })
    }
    for (const data of demo.windowTexts) {
      await strapi.documents('api::window-text.window-text').create({ data })
    }
  })
  strapi.log.info(`Contenus d’exemple chargés depuis ${folder}`)
}

async function createThemes(strapi: Core.Strapi, themes: { slug: string }[]): Promise<Themes> {
  const created: Themes = new Map()
  for (const data of themes) {
    const { documentId } = await strapi.documents('api::theme.theme').create({ data })
    created.set(data.slug, documentId)
  }
  return created
}

function themeOf(themes: Themes, slug: string): string {
  const documentId = themes.get(slug)
  if (!documentId) throw new Error(`Contenus d’exemple : le thème « ${slug} » n’existe pas`)
  return documentId
}

async function updateSetting(strapi: Core.Strapi, data: object): Promise<void> {
  const settings = strapi.documents('api::setting.setting')
  const setting = await settings.findFirst({})
  if (setting) await settings.update({ documentId: setting.documentId, data })
}

async function publish(strapi: Core.Strapi, uid: UID.ContentType, data: object): Promise<void> {
  const { documentId } = await strapi.documents(uid).create({ data })
  await strapi.documents(uid).publish({ documentId })
}
