import type { Core } from '@strapi/strapi'

/** What Strapi answers in English and the panel shows as it is. */
const sentences: [english: RegExp, french: string][] = [
  [/^Invalid credentials$/, 'L’adresse e-mail ou le mot de passe ne convient pas.'],
  [/^User not active$/, 'Ce compte est désactivé.'],
  [/^Too many requests/, 'Trop d’essais : attendez quelques minutes avant de recommencer.'],
  [/^(Forbidden|Policy Failed|Forbidden access)$/, 'Vos droits ne permettent pas cette action.'],
  [
    /^(MIME type|File type .*) is not allowed$|^Cannot verify file type/,
    'Ce fichier n’est pas accepté : choisissez une image (jpeg, png, webp, avif) ou un PDF.',
  ],
  [/^File is not a valid image$/, 'Cette image est abîmée et ne peut pas être affichée.'],
  [/^This attribute must be unique$/, 'Cette valeur est déjà utilisée.'],
]

interface Refusal {
  error?: { message?: string } | null
}

/** Puts the refusals that editors may meet into French. */
export default (): Core.MiddlewareHandler => async (context, next) => {
  await next()
  if (context.status < 400) return
  const error = (context.body as Refusal | undefined)?.error
  if (!error?.message) return
  const { message } = error
  const known = sentences.find(([english]) => english.test(message))
  if (known) error.message = known[1]
}
