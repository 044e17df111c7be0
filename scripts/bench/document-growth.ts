import { databaseGrowth } from './database-growth.ts'
import { insertDocuments } from './many-documents.ts'

/** What an employer with 1,000 documents is shown of them. */
export const documentGrowth = databaseGrowth({
  rows: 'documents',
  insert: insertDocuments,
  port: 31_503,
  questions: [
    { name: 'documents-growth', path: '/api/documents', as: 'employer' },
    {
      name: 'documents-of-a-theme-growth',
      path: '/api/documents?theme=cotisation',
      as: 'employer',
    },
    { name: 'received-growth', path: '/api/received', as: 'employer' },
    ...['kind=document', 'theme=cotisation', 'state=new', 'state=archived'].map((filter) => ({
      name: `received-${filter.replace('=', '-')}-growth`,
      path: `/api/received?${filter}`,
      as: 'employer' as const,
    })),
  ],
})
