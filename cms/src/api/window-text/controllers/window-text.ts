import { factories } from '@strapi/strapi'

export default factories.createCoreController('api::window-text.window-text')
