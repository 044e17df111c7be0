/** The page that shows a draft beside its fields. */
export const preview = {
  'content-manager.preview.panel.title': 'Aperçu',
  'content-manager.preview.panel.button': 'Ouvrir l’aperçu',
  'content-manager.preview.panel.button-configuration': 'Régler l’aperçu',
  'content-manager.preview.panel.button-disabled-tooltip': 'Enregistrez pour ouvrir l’aperçu',
  'content-manager.preview.page-title': 'Aperçu\u00a0: {contentType}',
  'content-manager.preview.header.close': 'Fermer l’aperçu',
  'content-manager.preview.copy.success': 'Adresse de l’aperçu copiée',
  'content-manager.preview.device.select': 'Choisir l’écran',
  'content-manager.preview.device.desktop': 'Ordinateur',
  'content-manager.preview.device.mobile': 'Téléphone',
  'content-manager.preview.info.single-click-hint': 'Double-cliquez pour modifier',
  'content-manager.preview.error.invalid-field-path': 'Ce champ est introuvable dans ce contenu',
  'content-manager.preview.error.relations-not-handled':
    'Les liens vers d’autres contenus se modifient dans la fiche.',
  'content-manager.preview.error.incomplete-strapi-source':
    'Il manque à ce champ ce qu’il faut pour le modifier ici',
  'content-manager.preview.error.different-document': 'Ce champ est celui d’un autre contenu',
  'content-manager.preview.error.script-failed':
    'La modification dans l’aperçu n’est pas disponible\u00a0: modifiez la fiche.',
  // Strapi asks for these two without the name of its plugin.
  'preview.tabs.label': 'Version montrée',
  'preview.copy.label': 'Copier l’adresse de l’aperçu',
}
