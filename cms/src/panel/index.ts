import type { Core } from '@strapi/strapi'
import { componentViews } from './component-views.ts'
import { systemLabels, views, type View } from './views.ts'

interface Metadata {
  edit: { label?: string; description?: string }
  list: { label?: string }
}

interface Configuration {
  settings: object
  metadatas: Record<string, Metadata>
  layouts: object
}

interface ContentTypeService {
  findContentType(uid: string): { uid: string }
  findConfiguration(contentType: { uid: string }): Promise<Configuration>
  updateConfiguration(contentType: { uid: string }, configuration: Configuration): Promise<unknown>
}

interface ComponentService {
  findComponent(uid: string): { uid: string }
  findConfiguration(component: { uid: string }): Promise<Configuration>
  updateConfiguration(component: { uid: string }, configuration: Configuration): Promise<unknown>
}

/** Gives the panel's pages their French labels, hints, columns and order of fields, at each start. */
export async function arrangePanel(strapi: Core.Strapi): Promise<void> {
  const service = strapi
    .plugin('content-manager')
    .service('content-types') as unknown as ContentTypeService
  for (const [uid, view] of Object.entries(views)) {
    const contentType = service.findContentType(uid)
    const { settings, metadatas } = await service.findConfiguration(contentType)
    await service.updateConfiguration(contentType, {
      settings: {
        ...settings,
        mainField: view.mainField,
        defaultSortBy: view.sort.by,
        defaultSortOrder: view.sort.order,
        pageSize: 20,
      },
      metadatas: labelled(metadatas, view),
      layouts: {
        list: view.columns,
        edit: editLayout(view.rows),
      },
    })
  }
  await arrangeComponents(strapi)
}

async function arrangeComponents(strapi: Core.Strapi): Promise<void> {
  const service = strapi
    .plugin('content-manager')
    .service('components') as unknown as ComponentService
  for (const [uid, view] of Object.entries(componentViews)) {
    const component = service.findComponent(uid)
    const { settings, metadatas, layouts } = await service.findConfiguration(component)
    await service.updateConfiguration(component, {
      settings: { ...settings, mainField: view.mainField },
      metadatas: labelled(metadatas, view),
      layouts: { ...layouts, edit: editLayout(view.rows) },
    })
  }
}

function editLayout(rows: View['rows']) {
  return rows.map((row) => row.map(([name, size]) => ({ name, size })))
}

function labelled(
  metadatas: Record<string, Metadata>,
  { attributes }: Pick<View, 'attributes'>,
): Record<string, Metadata> {
  return Object.fromEntries(
    Object.entries(metadatas).map(([name, { edit, list }]) => {
      const label = attributes[name]?.label ?? systemLabels[name] ?? name
      const description = attributes[name]?.hint ?? ''
      return [name, { edit: { ...edit, label, description }, list: { ...list, label } }]
    }),
  )
}
