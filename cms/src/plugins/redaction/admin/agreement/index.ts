import { Check } from '@strapi/icons'
import type { Feature } from '../feature.ts'
import { AgreementPanel } from './AgreementPanel.tsx'

/** A second person agrees before anything is published. */
export const agreement: Feature = {
  register(app) {
    app.addMenuLink({
      to: 'plugins/redaction/a-approuver',
      icon: Check,
      intlLabel: { id: 'redaction.approvals', defaultMessage: 'À approuver' },
      permissions: [],
      Component: () => import('./ApprovalsPage.tsx'),
    })
  },
  bootstrap(_app, contents) {
    contents.addEditViewSidePanel([AgreementPanel])
  },
}
