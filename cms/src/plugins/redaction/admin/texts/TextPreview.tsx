import { unstable_useContentManagerContext } from '@strapi/strapi/admin'
import { exampleValues, fillDoubleBraces } from 'content-types/placeholders'
import { ruleOf } from './rule-of.ts'

interface Values {
  key?: string | null
  subject?: string | null
  title?: string | null
  body?: string | null
}

/** Beside a text of a mail or a window: what it may hold, and what it gives with examples. */
export function TextPreview({ model }: { model: string }) {
  if (model !== 'api::mail-text.mail-text' && model !== 'api::window-text.window-text') return null
  return { title: 'Aperçu', content: <Preview model={model} /> }
}

function Preview({ model }: { model: string }) {
  const { form } = unstable_useContentManagerContext()
  const { key, subject, title, body } = (form as { values: Values }).values
  const head = subject ?? title ?? ''
  const rule = ruleOf(model, key ?? '', { head, body: body ?? '' })
  if (!rule) return <p>Choisissez d’abord de quel texte il s’agit.</p>
  const examples = exampleValues(rule.placeholders)
  return (
    <div style={{ display: 'grid', gap: '1.2rem', fontSize: '1.4rem', lineHeight: 1.4 }}>
      <p>{rule.when}.</p>
      <ul style={{ display: 'grid', gap: '0.4rem' }}>
        {Object.entries(rule.placeholders).map(([name, { compulsory }]) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code> {compulsory ? '(à garder)' : ''}
          </li>
        ))}
      </ul>
      <ul role="status" style={{ fontWeight: 600 }}>
        {rule.refusals.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <section
        aria-label="Avec des exemples"
        style={{ border: '1px solid currentColor', padding: '1rem', overflowWrap: 'anywhere' }}
      >
        <p style={{ fontWeight: 600 }}>{fillDoubleBraces(head, examples)}</p>
        <p style={{ whiteSpace: 'pre-line' }}>{fillDoubleBraces(body ?? '', examples)}</p>
      </section>
    </div>
  )
}
