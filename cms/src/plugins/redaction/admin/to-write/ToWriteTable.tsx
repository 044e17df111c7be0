import type { ToWriteItem } from 'content-types'
import { useNavigate } from 'react-router-dom'
import { Action, Lines, MainAction, Quiet, Row } from '../look.ts'
import { useSending } from '../use-sending.ts'
import { entryPage, faqUid } from './answers.ts'

interface Props {
  items: readonly ToWriteItem[]
  onEnded: () => void
}

const sources = {
  search: 'Recherche sans résultat',
  question: 'Question posée après lecture',
}

export function ToWriteTable({ items, onEnded }: Props) {
  const { isSending, send } = useSending()
  const navigate = useNavigate()

  async function write({ words, shown }: ToWriteItem) {
    const made = await send<{ documentId: string }>(
      '/redaction/to-write/drafts',
      { words, shown: shown.slice(0, 200) },
      'Le brouillon est créé.',
    )
    if (made) navigate(entryPage(faqUid, made.documentId))
  }

  async function dismiss({ words, shown }: ToWriteItem) {
    if (await send('/redaction/to-write/dismissals', { words }, `« ${shown} » est écarté.`)) {
      onEnded()
    }
  }

  return (
    <Lines>
      <thead>
        <tr>
          <th scope="col">Sujet</th>
          <th scope="col">Nombre</th>
          <th scope="col">D’où il vient</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.words}>
            <th scope="row">{item.shown}</th>
            <td>{item.count}</td>
            <td>
              {sources[item.source]}
              {item.read.length > 0 && <Quiet>Réponse lue : {item.read.join(', ')}</Quiet>}
            </td>
            <td>
              <Row>
                <MainAction
                  type="button"
                  disabled={isSending}
                  aria-label={`Écrire une réponse : ${item.shown}`}
                  onClick={() => {
                    void write(item)
                  }}
                >
                  Écrire une réponse
                </MainAction>
                <Action
                  type="button"
                  disabled={isSending}
                  aria-label={`Écarter : ${item.shown}`}
                  onClick={() => {
                    void dismiss(item)
                  }}
                >
                  Écarter
                </Action>
              </Row>
            </td>
          </tr>
        ))}
      </tbody>
    </Lines>
  )
}
