import type { Provider, Rule } from './rule';
import { command, list, mutation, ownMutation, request } from './when';

const run = command('shopify', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--store', 'flag:-s', 'env:SHOPIFY_FLAG_STORE', 'flag:--environment', 'flag:-e', 'host'] } as const;
const DOCS = 'https://shopify.dev/docs/api/shopify-cli';

/** Mutations that lose something, by names that tell the API. */
const DISTINCT = list(
  `productDelete customerDelete orderDelete collectionDelete productVariantsBulkDelete discountCodeBulkDelete
   discountAutomaticBulkDelete locationDelete metafieldDefinitionDelete metaobjectDefinitionDelete metaobjectBulkDelete pageDelete
   blogDelete articleDelete menuDelete catalogDelete priceListDelete`,
).join(' ');
/** Of these shops of one's own have some, too: they count on Shopify's hosts. */
const PLAIN = list(
  `productDeleteMedia productOptionsDelete productVariantDelete productFeedDelete customerAddressDelete customerRequestDataErasure
   customerMerge draftOrderDelete draftOrderBulkDelete discountCodeDelete discountCodeRedeemCodeBulkDelete discountAutomaticDelete
   priceRuleDelete companiesDelete companyContactsDelete companyLocationsDelete metafieldDelete metafieldsDelete metaobjectDelete
   priceListFixedPricesDelete quantityRulesDelete sellingPlanGroupDelete storefrontAccessTokenDelete delegateAccessTokenDestroy
   webhookSubscriptionDelete scriptTagDelete webPixelDelete urlRedirectDelete urlRedirectBulkDeleteAll urlRedirectBulkDeleteByIds
   urlRedirectBulkDeleteBySavedSearch urlRedirectBulkDeleteBySearch fulfillmentServiceDelete carrierServiceDelete giftCardDeactivate
   deliveryProfileRemove subscriptionContractCancel inventoryShipmentDelete inventoryTransferDelete marketingActivitiesDeleteAllExternal
   marketRegionsDelete fileDelete savedSearchDelete segmentDelete marketDelete marketWebPresenceDelete webPresenceDelete publicationDelete companyDelete
   companyContactDelete companyLocationDelete companyAddressDelete validationDelete cartTransformDelete deliveryCustomizationDelete
   paymentCustomizationDelete paymentTermsDelete commentDelete translationsRemove appUninstall locationDeactivate orderCancel`,
).join(' ');

const rules = [
  {
    id: 'shopify/delete-theme',
    when: [
      run('theme delete'),
      request('DELETE /admin/api/{version}/themes/{name} /admin/api/{version}/themes/{theme}/assets'),
      mutation('themeDelete themeFilesDelete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'theme',
      name: ['flag:--theme', 'flag:-t', 'path:name', 'field:id', 'field:themeId', '=development theme'],
      ...PLACE,
    },
    dies: 'the theme with all edits that merchants made in it',
    undo: 'None known.',
    safer: 'Save it first: shopify theme pull --theme <id>.',
    docs: `${DOCS}/theme/theme-delete`,
    examples: {
      held: [
        'shopify theme delete --theme 123 --force --store shop.myshopify.com',
        'curl -X DELETE -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/themes/123.json',
      ],
      free: [
        'shopify theme list',
        'shopify theme pull --theme 123',
        'curl -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/themes.json',
      ],
    },
  },
  {
    id: 'shopify/overwrite-live-theme',
    when: [
      run('theme push', { any: ['--live', '-l', '--allow-live', '-a', '--publish', '-p'] }),
      run('theme publish'),
      mutation('themePublish'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'theme', name: ['flag:--theme', 'flag:-t', 'field:id', '=live theme'], ...PLACE },
    dies: 'what visitors see now; files of the live theme that are not in the folder, with the edits that merchants made',
    undo: 'Publish the theme from before; overwritten files need a copy.',
    safer: 'Push to an unpublished theme: shopify theme push --unpublished.',
    docs: `${DOCS}/theme/theme-push`,
    examples: {
      held: [
        'shopify theme push --live --allow-live',
        'shopify theme publish --theme 123 --force',
        `curl -X POST -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/graphql.json -d '{"query":"mutation { themePublish(id: \\"gid://1\\") { theme { id } } }"}'`,
      ],
      free: ['shopify theme push --unpublished', 'shopify theme dev', 'shopify theme push --theme 123'],
    },
  },
  {
    id: 'shopify/delete-in-store',
    when: [
      run('store delete'),
      request('DELETE /admin/**'),
      mutation(DISTINCT),
      ownMutation(PLAIN),
      // The mutation of a bulk run is a text of its own.
      ownMutation('bulkOperationRunMutation', { mutation: ['*Delete*', '*Destroy*', '*Erasure*', '*Deactivate*', '*Remove*'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'record', name: ['args', 'field:input.id', 'field:id', 'path:last', '=record'], ...PLACE },
    dies: 'what the shop sells, or what it knows of its customers and orders',
    undo: 'None known.',
    safer: 'Archive it instead, and export it first.',
    docs: 'https://shopify.dev/docs/api/admin-graphql/latest/mutations/productDelete',
    examples: {
      held: [
        'shopify store delete --store shop.myshopify.com',
        `shopify app execute --store shop.myshopify.com --query 'mutation { productDelete(input: {id: "gid://1"}) { deletedProductId } }'`,
        `shopify store bulk execute -s shop --allow-mutations -q 'mutation p($input: ProductDeleteInput!) { productDelete(input: $input) { deletedProductId } }' --variable-file v.jsonl`,
        'curl -X DELETE -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/products/7.json',
        `curl -X POST -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/graphql.json -d '{"query":"mutation { urlRedirectBulkDeleteAll { job { id } } }"}'`,
        `curl -X POST -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/graphql.json -d '{"query":"mutation($m: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: \\"tmp/x\\") { bulkOperation { id } } }","variables":{"m":"mutation c($input: ProductDeleteInput!) { productDelete(input: $input) { deletedProductId } }"}}'`,
        'curl -X DELETE -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/products/7.json',
        `curl -X POST -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/graphql.json -d '{"query":"mutation { productDelete(input: {id: \\"gid://1\\"}) { deletedProductId } }"}'`,
      ],
      free: [
        'shopify app deploy',
        `shopify app execute --query '{ shop { name } }'`,
        `shopify store execute -s shop --allow-mutations -q 'mutation { productUpdate(product: {id: "gid://1", title: "Productdelete"}) { product { id } } }'`,
        'shopify app dev',
        'curl -H "X-Shopify-Access-Token: $T" https://shop.myshopify.com/admin/api/2026-01/products.json',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Shopify: its command line and the Admin API. */
export const shopify = {
  id: 'shopify',
  title: 'Shopify',
  hosts: ['*.myshopify.com'],
  graphql: ['/admin/api/*/graphql.json'],
  programs: [
    {
      id: 'shopify',
      names: ['shopify'],
      valueFlags: list(
        '--store -s --environment -e --theme -t --password --path --only -o --ignore -x --development-context -c --listing --client-id --config',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
