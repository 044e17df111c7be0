import type { MirroredTheme } from '../../api/src/themes/index.ts'

export const themes: MirroredTheme[] = ['Cotisation', 'Déclaration', 'Accidents'].map(
  (name, index) => {
    const slug = ['cotisation', 'declaration', 'accidents'][index] ?? ''
    return {
      slug,
      name,
      rank: index + 1,
      serviceName: `Service ${name}`,
      serviceEmail: `${slug}@service.example`,
      serviceAddress: `${String(index + 1)} rue du Service\n75000 Ville-Fictive`,
      servicePhone: '01 00 00 00 00',
      silence: 'sans objet',
      silenceMonths: 2,
      remedies: null,
    }
  },
)
