import { dataPages } from './data.ts'
import { legalPages } from './legal.ts'
import { manual } from './manual.ts'

/** One page for each address that the portal always has. */
export const pages = [manual, ...legalPages, ...dataPages]
