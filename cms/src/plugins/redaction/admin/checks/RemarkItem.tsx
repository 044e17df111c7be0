import type { Attribute, ContentTypeDefinition } from 'content-types'
import { deadline } from 'content-types/definitions/deadline'
import { faqEntry } from 'content-types/definitions/faq-entry'
import { form } from 'content-types/definitions/form'
import { news } from 'content-types/definitions/news'
import { page } from 'content-types/definitions/page'
import type { Remark } from 'content-types/remarks'

const definitions: Record<string, ContentTypeDefinition> = {
  'api::news-article.news-article': news,
  'api::faq-entry.faq-entry': faqEntry,
  'api::page.page': page,
  'api::form.form': form,
  'api::deadline.deadline': deadline,
}

const severities = { bloquant: 'Bloquant', conseil: 'Conseil' }

/** One remark: how serious, where, and how to mend it. */
export function RemarkItem({ model, remark }: { model: string; remark: Remark }) {
  const { severity, words, message } = remark
  const isBlocking = severity === 'bloquant'
  return (
    <li
      style={{
        borderLeft: `4px ${isBlocking ? 'solid' : 'dotted'} currentColor`,
        paddingLeft: '1rem',
        overflowWrap: 'anywhere',
      }}
    >
      <p style={{ fontWeight: 600 }}>
        {severities[severity]} : {placeOf(model, remark)}
      </p>
      {words && <p style={{ fontStyle: 'italic' }}>« {words} »</p>}
      <p>{message}</p>
    </li>
  )
}

function placeOf(model: string, { field, block }: Remark): string {
  const attributes: Readonly<Record<string, Attribute>> = definitions[model]?.attributes ?? {}
  const label = attributes[field]?.label ?? field
  return block === undefined ? label : `${label}, bloc ${String(block)}`
}
