import { factories } from '@strapi/strapi'

export default factories.createCoreRouter('api::window-text.window-text')
