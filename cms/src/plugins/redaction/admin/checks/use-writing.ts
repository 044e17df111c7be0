import { unstable_useContentManagerContext } from '@strapi/strapi/admin'
import { writingOf, type Writing } from 'content-types/remarks'

/** The entry as it was last saved: of a relation, the panel knows the number of its ends. */
export type Document = Readonly<Record<string, unknown>>

/** Ends chosen and taken away since. */
interface EditedRelation {
  connect?: unknown[]
  disconnect?: unknown[]
}

/** What the entry says now, saved or not. */
export function useWriting(model: string, document: Document | undefined): Writing | undefined {
  const { form } = unstable_useContentManagerContext()
  const { values } = form as { values: Record<string, unknown> }
  return writingOf(model, values, (field) => {
    const saved = (document?.[field] as { count?: number } | undefined)?.count ?? 0
    const { connect = [], disconnect = [] } = (values[field] ?? {}) as EditedRelation
    return saved + connect.length - disconnect.length > 0
  })
}
