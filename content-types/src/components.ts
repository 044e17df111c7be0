import { fieldSetting } from './definitions/field-setting.ts'

/** The groups of fields that contents repeat, by the name that Strapi gives them. */
export const components = { 'forms.field-setting': fieldSetting } as const

export type Components = typeof components
