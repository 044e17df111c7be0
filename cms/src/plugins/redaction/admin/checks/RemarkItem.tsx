import type { Attribute, ContentTypeDefinition } from 'content-types'
import { deadline } from 'content-types/definitions/deadline'
import { faqEntry } from 'content-types/definitions/faq-entry'
import { form } from 'content-types/definitions/form'
import { news } from 'content-types/definitions/news'
import { page } from 'content-types/definitions/page'
import type { Remark } from 'content-types/remarks'
import { styled } from 'styled-components'
import { goToField } from './go-to-field.ts'

const definitions: Record<string, ContentTypeDefinition> = {
  'api::news-article.news-article': news,
  'api::faq-entry.faq-entry': faqEntry,
  'api::page.page': page,
  'api::form.form': form,
  'api::deadline.deadline': deadline,
}

const severities = { bloquant: 'Bloquant', conseil: 'Conseil' }

/** One remark: how serious, where, how to mend it, and a way there. */
export function RemarkItem({ model, remark }: { model: string; remark: Remark }) {
  const { severity, words, message } = remark
  const label = labelOf(model, remark)
  const place = remark.block === undefined ? label : `${label}, bloc ${String(remark.block)}`
  return (
    <Item $isBlocking={severity === 'bloquant'}>
      <p style={{ fontWeight: 600 }}>
        {severities[severity]} : {place}
      </p>
      {words && <p style={{ fontStyle: 'italic' }}>« {words} »</p>}
      <p>{message}</p>
      <Way
        type="button"
        aria-label={`Aller au champ : ${place}`}
        onClick={() => {
          goToField(label, remark.block)
        }}
      >
        Aller au champ
      </Way>
    </Item>
  )
}

function labelOf(model: string, { field }: Remark): string {
  const attributes: Readonly<Record<string, Attribute>> = definitions[model]?.attributes ?? {}
  return attributes[field]?.label ?? field
}

const Item = styled.li<{ $isBlocking: boolean }>`
  padding-left: 1rem;
  border-left: 4px ${({ $isBlocking }) => ($isBlocking ? 'solid' : 'dotted')}
    ${({ theme, $isBlocking }) => ($isBlocking ? theme.colors.danger600 : theme.colors.neutral500)};
  overflow-wrap: anywhere;
`

const Way = styled.button`
  min-height: 2.4rem;
  padding: 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.primary600};
  font: inherit;
  text-decoration: underline;
  cursor: pointer;
`
