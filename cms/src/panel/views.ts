import { definitions } from 'content-types'

/** How one content type looks in the panel. Widths are in twelfths of a row. */
export interface View {
  attributes: Readonly<Record<string, { label: string; hint?: string }>>
  mainField: string
  sort: { by: string; order: 'ASC' | 'DESC' }
  columns: string[]
  rows: [name: string, width: number][][]
}

export const views: Record<string, View> = {
  'api::news-article.news-article': {
    attributes: definitions.news.attributes,
    mainField: 'title',
    sort: { by: 'publicationDate', order: 'DESC' },
    columns: ['title', 'domains', 'publicationDate', 'reserved'],
    rows: [
      [['title', 12]],
      [['summary', 12]],
      [
        ['domains', 6],
        ['reserved', 6],
      ],
      [['body', 12]],
      [['picture', 12]],
      [
        ['reviewOn', 6],
        ['byLetter', 6],
      ],
      [
        ['publicationDate', 6],
        ['slug', 6],
      ],
    ],
  },
  'api::faq-entry.faq-entry': {
    attributes: definitions.faqEntry.attributes,
    mainField: 'question',
    sort: { by: 'rank', order: 'ASC' },
    columns: ['question', 'theme', 'rank'],
    rows: [
      [['question', 12]],
      [
        ['theme', 6],
        ['rank', 6],
      ],
      [['answer', 12]],
      [
        ['slug', 6],
        ['sourceReference', 6],
      ],
    ],
  },
  'api::form.form': {
    attributes: definitions.form.attributes,
    mainField: 'title',
    sort: { by: 'title', order: 'ASC' },
    columns: ['title', 'theme', 'version', 'file'],
    rows: [
      [['title', 12]],
      [['description', 12]],
      [
        ['theme', 6],
        ['version', 6],
      ],
      [['file', 12]],
      [
        ['replaces', 6],
        ['slug', 6],
      ],
      [['fieldSettings', 12]],
    ],
  },
  'api::answer-template.answer-template': {
    attributes: definitions.answerTemplate.attributes,
    mainField: 'title',
    sort: { by: 'rank', order: 'ASC' },
    columns: ['title', 'theme', 'rank'],
    rows: [
      [['title', 12]],
      [
        ['theme', 6],
        ['rank', 6],
      ],
      [['text', 12]],
      [['slug', 12]],
    ],
  },
  'api::deadline.deadline': {
    attributes: definitions.deadline.attributes,
    mainField: 'title',
    sort: { by: 'date', order: 'ASC' },
    columns: ['title', 'theme', 'date', 'repeats'],
    rows: [
      [['title', 12]],
      [
        ['theme', 6],
        ['postponed', 6],
      ],
      [
        ['date', 4],
        ['repeats', 4],
        ['until', 4],
      ],
      [['description', 12]],
      [['link', 12]],
      [['slug', 12]],
    ],
  },
  'api::page.page': {
    attributes: definitions.page.attributes,
    mainField: 'title',
    sort: { by: 'title', order: 'ASC' },
    columns: ['title', 'key', 'publicationDate'],
    rows: [
      [
        ['title', 8],
        ['key', 4],
      ],
      [['summary', 12]],
      [['body', 12]],
      [['publicationDate', 6]],
    ],
  },
  'api::mail-text.mail-text': {
    attributes: definitions.mailText.attributes,
    mainField: 'subject',
    sort: { by: 'key', order: 'ASC' },
    columns: ['key', 'subject'],
    rows: [[['key', 6]], [['subject', 12]], [['body', 12]]],
  },
  'api::window-text.window-text': {
    attributes: definitions.windowText.attributes,
    mainField: 'title',
    sort: { by: 'key', order: 'ASC' },
    columns: ['key', 'title'],
    rows: [[['key', 6]], [['title', 12]], [['body', 12]]],
  },
  'api::theme.theme': {
    attributes: definitions.theme.attributes,
    mainField: 'name',
    sort: { by: 'rank', order: 'ASC' },
    columns: ['name', 'serviceName', 'serviceEmail', 'rank'],
    rows: [
      [
        ['name', 6],
        ['rank', 6],
      ],
      [
        ['slug', 6],
        ['serviceName', 6],
      ],
      [
        ['serviceEmail', 6],
        ['servicePhone', 6],
      ],
      [['serviceAddress', 12]],
      [
        ['silence', 6],
        ['silenceMonths', 6],
      ],
      [['remedies', 12]],
    ],
  },
  'api::setting.setting': {
    attributes: definitions.setting.attributes,
    // Strapi's word for « no field »: the page is called after the type.
    mainField: 'id',
    sort: { by: 'id', order: 'ASC' },
    columns: ['helpPhone', 'helpTariff'],
    rows: [
      [['banner', 12]],
      [
        ['helpPhone', 6],
        ['helpTariff', 6],
      ],
      [
        ['firstOpenDay', 6],
        ['lastOpenDay', 6],
      ],
      [
        ['opensAt', 6],
        ['closesAt', 6],
      ],
    ],
  },
}

/** Columns that Strapi itself adds. */
export const systemLabels: Record<string, string> = {
  id: 'Numéro',
  documentId: 'Identifiant',
  createdAt: 'Création',
  updatedAt: 'Dernière modification',
  publishedAt: 'Publication',
  createdBy: 'Créé par',
  updatedBy: 'Modifié par',
}
