import { rows } from './rows';

const headers = { Authorization: 'Bearer x' };
rows('hold type stripe/delete-customer', [
  'stripe customers delete cus_1 --live --confirm',
  'stripe --api-key "$KEY" customers delete cus_1',
  'stripe customers delete cus_1 --api-key=sk_live_fake',
  'STRIPE_API_KEY="$LIVE_KEY" stripe customers delete cus_1 -c',
  'export STRIPE_API_KEY=$(cat key); stripe customers delete cus_1 -c',
  'stripe delete --live /customers/cus_1',
  'curl -X DELETE https://api.stripe.com/v1/customers/cus_1 -u "$STRIPE_SECRET_KEY:"',
  'curl -X DELETE https://api.stripe.com/v1/customers/cus_1 -u sk_live_fake:',
  `python3 -c 'import requests; requests.delete("https://api.stripe.com/v1/customers/cus_1", headers={"Authorization": "Bearer x"})'`,
  { kind: 'http', method: 'DELETE', url: 'https://api.stripe.com/v1/customers/cus_1', headers },
]);
rows('hold type stripe/cancel-subscription', [
  'stripe subscriptions cancel sub_1 --live --invoice-now',
  'stripe delete /v1/subscriptions/sub_1 --live -c',
  { kind: 'mcp', server: 'stripe', tool: 'cancel_subscription', input: { subscription: 'sub_1' } },
]);
rows('hold type stripe/move-money', [
  'stripe refunds create --charge ch_1 --live',
  'stripe post /v1/refunds -d charge=ch_1 --live',
  'stripe payouts create --amount 100 --currency eur --live',
  'stripe disputes close dp_1 --live',
  'curl https://api.stripe.com/v1/charges/ch_1/refund -u "$K:" -X POST',
]);
rows('hold type stripe/delete-resource', ['stripe invoices void_invoice in_1 --live', 'stripe delete /v1/coupons/c --live']);
rows('hold type twilio/release-number', [
  'twilio api:core:incoming-phone-numbers:remove --sid PN1 -p shop',
  'npx twilio-cli api:core:incoming-phone-numbers:remove --sid PN1',
  'curl -X DELETE "https://api.twilio.com/2010-04-01/Accounts/$SID/IncomingPhoneNumbers/PN1.json" -u "$SID:$TOKEN"',
]);
rows('hold type twilio/delete-resource', [
  'twilio api:verify:v2:services:remove --sid VA1',
  'curl -X DELETE https://video.twilio.com/v1/Recordings/RT1 -u "$SID:$TOKEN"',
]);
rows('hold type sendgrid/delete-contacts', [
  'curl -X DELETE -H "Authorization: Bearer $K" "https://api.sendgrid.com/v3/marketing/contacts?ids=a,b"',
  'curl -X DELETE -H "Authorization: Bearer $K" "https://api.sendgrid.com/v3/marketing/lists/l1?delete_contacts=true"',
]);
rows('allow', [
  'stripe login',
  'stripe listen --forward-to localhost:3000/webhook',
  'stripe customers delete cus_1 -c',
  'stripe customers delete cus_1 --api-key sk_test_fake',
  'STRIPE_API_KEY=sk_test_fake stripe customers delete cus_1',
  'stripe refunds create --charge ch_1',
  'stripe subscriptions cancel sub_1',
  'stripe customers list --live --limit 3',
  'stripe get /v1/customers --live',
  'stripe prices create --unit-amount 100 --currency eur --product prod_1 --live',
  'stripe trigger customer.subscription.deleted',
  'stripe fixtures seed.json',
  'stripe logs tail --live',
  'stripe help customers delete',
  'curl https://api.stripe.com/v1/customers -u sk_test_fake: -d name=delete',
  'curl https://api.stripe.com/v1/subscriptions/sub_1 -u "$K:" -d "items[0][price]=p2"',
  { kind: 'mcp', server: 'stripe', tool: 'list_customers', input: {} },
  { kind: 'mcp', server: 'stripe', tool: 'create_payment_link', input: { price: 'p' } },
  'twilio login',
  'twilio phone-numbers:buy:local --country-code US',
  'twilio serverless:deploy',
  'twilio debugger:logs:list',
  'twilio help api:core:incoming-phone-numbers:remove',
  'curl -X POST https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json -u "$SID:$TOKEN" -d Body=delete',
  'curl -X POST -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/mail/send -d @mail.json',
]);
