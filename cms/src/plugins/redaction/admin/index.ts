import type { StrapiApp } from '@strapi/strapi/admin'
import { agreement } from './agreement/index.ts'
import { checks } from './checks/index.ts'
import { history } from './history/index.ts'
import { journal } from './journal/index.ts'
import { refusals } from './refusals/index.ts'
import { schedule } from './schedule/index.ts'
import { texts } from './texts/index.ts'
import { toWrite } from './to-write/index.ts'
import { undo } from './undo/index.ts'
import { uses } from './uses/index.ts'
import type { ContentManager, Feature } from './feature.ts'
import { letters } from './letters/index.ts'

const features: Feature[] = [
  refusals,
  checks,
  agreement,
  history,
  journal,
  texts,
  letters,
  undo,
  schedule,
  uses,
  toWrite,
]

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'redaction', name: 'Rédaction' })
    for (const feature of features) feature.register?.(app)
  },

  bootstrap(app: StrapiApp): void {
    const contents = app.getPlugin('content-manager').apis as unknown as ContentManager
    for (const feature of features) feature.bootstrap?.(app, contents)
  },
}
