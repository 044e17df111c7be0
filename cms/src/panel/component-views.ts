import { components } from 'content-types'
import type { View } from './views.ts'

/** How the groups of fields that contents repeat look in the panel. */
export const componentViews: Record<string, Pick<View, 'attributes' | 'mainField' | 'rows'>> = {
  'forms.field-setting': {
    attributes: components['forms.field-setting'].attributes,
    mainField: 'label',
    rows: [
      [['label', 12]],
      [['help', 12]],
      [
        ['group', 6],
        ['fact', 6],
      ],
      [
        ['name', 6],
        ['hidden', 6],
      ],
    ],
  },
}
