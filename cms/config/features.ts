import type { Core } from '@strapi/strapi'

/** The new media library is hardly translated into French. */
const features: Core.Config.Features = { useLegacyMediaLibrary: true }

export default features
