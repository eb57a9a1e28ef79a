import type { SourceType } from "#lib/schemas/source-type.ts";
import type { AuthenticationScheme } from "./authentication.ts";
import type { Provider } from "./provider.ts";
import { adyen } from "./providers/adyen.ts";
import { aiprise } from "./providers/aiprise.ts";
import { aircall } from "./providers/aircall.ts";
import { airtable } from "./providers/airtable.ts";
import { airwallex } from "./providers/airwallex.ts";
import { akeneo } from "./providers/akeneo.ts";
import { alchemy } from "./providers/alchemy.ts";
import { alipay } from "./providers/alipay.ts";
import { asana } from "./providers/asana.ts";
import { ascend } from "./providers/ascend.ts";
import { ashby } from "./providers/ashby.ts";
import { attentive } from "./providers/attentive.ts";
import { awsSns } from "./providers/aws-sns.ts";
import { azureEventGrid } from "./providers/azure-event-grid.ts";
import { baselinker } from "./providers/baselinker.ts";
import { bigcommerce } from "./providers/bigcommerce.ts";
import { bondsmith } from "./providers/bondsmith.ts";
import { bridgeApi } from "./providers/bridge-api.ts";
import { bridgeXyz } from "./providers/bridge-xyz.ts";
import { bunnyStream } from "./providers/bunny-stream.ts";
import { chaindots } from "./providers/chaindots.ts";
import { chargebeeBilling } from "./providers/chargebee-billing.ts";
import { circle } from "./providers/circle.ts";
import { claude } from "./providers/claude.ts";
import { clio } from "./providers/clio.ts";
import { cloudinary } from "./providers/cloudinary.ts";
import { cloudsignal } from "./providers/cloudsignal.ts";
import { coinbase } from "./providers/coinbase.ts";
import { commercelayer } from "./providers/commercelayer.ts";
import { community } from "./providers/community.ts";
import { courier } from "./providers/courier.ts";
import { cronofy } from "./providers/cronofy.ts";
import { cursor } from "./providers/cursor.ts";
import { customerio } from "./providers/customerio.ts";
import { discord } from "./providers/discord.ts";
import { docusign } from "./providers/docusign.ts";
import { ebay } from "./providers/ebay.ts";
import { elevenlabs } from "./providers/elevenlabs.ts";
import { enode } from "./providers/enode.ts";
import { ethoca } from "./providers/ethoca.ts";
import { exactOnline } from "./providers/exact-online.ts";
import { facebook } from "./providers/facebook.ts";
import { fastspring } from "./providers/fastspring.ts";
import { faundit } from "./providers/faundit.ts";
import { favro } from "./providers/favro.ts";
import { fireblocks } from "./providers/fireblocks.ts";
import { fireflies } from "./providers/fireflies.ts";
import { fiserv } from "./providers/fiserv.ts";
import { flexport } from "./providers/flexport.ts";
import { formstack } from "./providers/formstack.ts";
import { frontapp } from "./providers/frontapp.ts";
import { fusionauth } from "./providers/fusionauth.ts";
import { gemini } from "./providers/gemini.ts";
import { github } from "./providers/github.ts";
import { gitlab } from "./providers/gitlab.ts";
import { gocardless } from "./providers/gocardless.ts";
import { googlePubsub } from "./providers/google-pubsub.ts";
import { greendot } from "./providers/greendot.ts";
import { hookdeckOutpost } from "./providers/hookdeck-outpost.ts";
import { http } from "./providers/http.ts";
import { hubspot } from "./providers/hubspot.ts";
import { intercom } from "./providers/intercom.ts";
import { linear } from "./providers/linear.ts";
import { linkedin } from "./providers/linkedin.ts";
import { lithic } from "./providers/lithic.ts";
import { mailchimp } from "./providers/mailchimp.ts";
import { mailersend } from "./providers/mailersend.ts";
import { mailgun } from "./providers/mailgun.ts";
import { managed } from "./providers/managed.ts";
import { meraki } from "./providers/meraki.ts";
import { microsoftGraph } from "./providers/microsoft-graph.ts";
import { microsoftSharepoint } from "./providers/microsoft-sharepoint.ts";
import { monday } from "./providers/monday.ts";
import { neon } from "./providers/neon.ts";
import { nmi } from "./providers/nmi.ts";
import { nuvemshop } from "./providers/nuvemshop.ts";
import { nylas } from "./providers/nylas.ts";
import { okta } from "./providers/okta.ts";
import { openai } from "./providers/openai.ts";
import { orb } from "./providers/orb.ts";
import { oura } from "./providers/oura.ts";
import { paddle } from "./providers/paddle.ts";
import { paymob } from "./providers/paymob.ts";
import { paypal } from "./providers/paypal.ts";
import { payproGlobal } from "./providers/paypro-global.ts";
import { paystack } from "./providers/paystack.ts";
import { persona } from "./providers/persona.ts";
import { picqer } from "./providers/picqer.ts";
import { pipedrive } from "./providers/pipedrive.ts";
import { polar } from "./providers/polar.ts";
import { portal } from "./providers/portal.ts";
import { postmark } from "./providers/postmark.ts";
import { praxis } from "./providers/praxis.ts";
import { propertyFinder } from "./providers/property-finder.ts";
import { publishApi } from "./providers/publish-api.ts";
import { pylon } from "./providers/pylon.ts";
import { quo } from "./providers/quo.ts";
import { quoter } from "./providers/quoter.ts";
import { razorpay } from "./providers/razorpay.ts";
import { recharge } from "./providers/recharge.ts";
import { recurly } from "./providers/recurly.ts";
import { repay } from "./providers/repay.ts";
import { replicate } from "./providers/replicate.ts";
import { resend } from "./providers/resend.ts";
import { retell } from "./providers/retell.ts";
import { revolut } from "./providers/revolut.ts";
import { ringCentral } from "./providers/ring-central.ts";
import { sanity } from "./providers/sanity.ts";
import { scrapfly } from "./providers/scrapfly.ts";
import { sendgrid } from "./providers/sendgrid.ts";
import { shipbob } from "./providers/shipbob.ts";
import { shiphero } from "./providers/shiphero.ts";
import { shipstation } from "./providers/shipstation.ts";
import { shopify } from "./providers/shopify.ts";
import { shopline } from "./providers/shopline.ts";
import { slack } from "./providers/slack.ts";
import { smartcar } from "./providers/smartcar.ts";
import { smile } from "./providers/smile.ts";
import { solidgate } from "./providers/solidgate.ts";
import { square } from "./providers/square.ts";
import { standardWebhooks } from "./providers/standard-webhooks.ts";
import { statsig } from "./providers/statsig.ts";
import { strava } from "./providers/strava.ts";
import { stripe } from "./providers/stripe.ts";
import { svix } from "./providers/svix.ts";
import { synctera } from "./providers/synctera.ts";
import { tally } from "./providers/tally.ts";
import { tebex } from "./providers/tebex.ts";
import { telnyx } from "./providers/telnyx.ts";
import { threeDEye } from "./providers/three-d-eye.ts";
import { tikkie } from "./providers/tikkie.ts";
import { tiktok } from "./providers/tiktok.ts";
import { tiktokShop } from "./providers/tiktok-shop.ts";
import { tokenio } from "./providers/tokenio.ts";
import { treezor } from "./providers/treezor.ts";
import { trello } from "./providers/trello.ts";
import { twilio } from "./providers/twilio.ts";
import { twitch } from "./providers/twitch.ts";
import { twitter } from "./providers/twitter.ts";
import { typeform } from "./providers/typeform.ts";
import { uber } from "./providers/uber.ts";
import { upollo } from "./providers/upollo.ts";
import { usps } from "./providers/usps.ts";
import { utila } from "./providers/utila.ts";
import { vapi } from "./providers/vapi.ts";
import { vercel } from "./providers/vercel.ts";
import { vercelLogDrains } from "./providers/vercel-log-drains.ts";
import { volume } from "./providers/volume.ts";
import { walmart } from "./providers/walmart.ts";
import { webhook } from "./providers/webhook.ts";
import { wechat } from "./providers/wechat.ts";
import { whatsapp } from "./providers/whatsapp.ts";
import { wix } from "./providers/wix.ts";
import { woocommerce } from "./providers/woocommerce.ts";
import { workos } from "./providers/workos.ts";
import { xero } from "./providers/xero.ts";
import { zendesk } from "./providers/zendesk.ts";
import { zerohash } from "./providers/zerohash.ts";
import { zift } from "./providers/zift.ts";
import { zoom } from "./providers/zoom.ts";
import { authenticateApiKey } from "./schemes/api-key.ts";
import { authenticateBasicAuth } from "./schemes/basic-auth.ts";
import { authenticateHmac } from "./schemes/generic-hmac.ts";

/** Ways to check a sender that no provider owns. */
export const GENERIC_SCHEMES: ReadonlyMap<string, AuthenticationScheme> = new Map([
  ["HMAC", authenticateHmac],
  ["API_KEY", authenticateApiKey],
  ["BASIC_AUTH", authenticateBasicAuth],
]);

const KNOWN: Readonly<Record<SourceType | "STANDARD_WEBHOOKS", Provider>> = {
  ADYEN: adyen,
  AIPRISE: aiprise,
  AIRCALL: aircall,
  AIRTABLE: airtable,
  AIRWALLEX: airwallex,
  AKENEO: akeneo,
  ALCHEMY: alchemy,
  ALIPAY: alipay,
  ASANA: asana,
  ASCEND: ascend,
  ASHBY: ashby,
  ATTENTIVE: attentive,
  AWS_SNS: awsSns,
  AZURE_EVENT_GRID: azureEventGrid,
  BASELINKER: baselinker,
  BIGCOMMERCE: bigcommerce,
  BONDSMITH: bondsmith,
  BRIDGE_API: bridgeApi,
  BRIDGE_XYZ: bridgeXyz,
  BUNNY_STREAM: bunnyStream,
  CHAINDOTS: chaindots,
  CHARGEBEE_BILLING: chargebeeBilling,
  CIRCLE: circle,
  CLAUDE: claude,
  CLIO: clio,
  CLOUDINARY: cloudinary,
  CLOUDSIGNAL: cloudsignal,
  COINBASE: coinbase,
  COMMERCELAYER: commercelayer,
  COMMUNITY: community,
  COURIER: courier,
  CRONOFY: cronofy,
  CURSOR: cursor,
  CUSTOMERIO: customerio,
  DISCORD: discord,
  DOCUSIGN: docusign,
  EBAY: ebay,
  ELEVENLABS: elevenlabs,
  ENODE: enode,
  ETHOCA: ethoca,
  EXACT_ONLINE: exactOnline,
  FACEBOOK: facebook,
  FASTSPRING: fastspring,
  FAUNDIT: faundit,
  FAVRO: favro,
  FIREBLOCKS: fireblocks,
  FIREFLIES: fireflies,
  FISERV: fiserv,
  FLEXPORT: flexport,
  FORMSTACK: formstack,
  FRONTAPP: frontapp,
  FUSIONAUTH: fusionauth,
  GEMINI: gemini,
  GITHUB: github,
  GITLAB: gitlab,
  GOCARDLESS: gocardless,
  GOOGLE_PUBSUB: googlePubsub,
  GREENDOT: greendot,
  HOOKDECK_OUTPOST: hookdeckOutpost,
  HTTP: http,
  HUBSPOT: hubspot,
  INTERCOM: intercom,
  LINEAR: linear,
  LINKEDIN: linkedin,
  LITHIC: lithic,
  MAILCHIMP: mailchimp,
  MAILERSEND: mailersend,
  MAILGUN: mailgun,
  MANAGED: managed,
  MERAKI: meraki,
  MICROSOFT_GRAPH: microsoftGraph,
  MICROSOFT_SHAREPOINT: microsoftSharepoint,
  MONDAY: monday,
  NEON: neon,
  NMI: nmi,
  NUVEMSHOP: nuvemshop,
  NYLAS: nylas,
  OKTA: okta,
  OPENAI: openai,
  ORB: orb,
  OURA: oura,
  PADDLE: paddle,
  PAYMOB: paymob,
  PAYPAL: paypal,
  PAYPRO_GLOBAL: payproGlobal,
  PAYSTACK: paystack,
  PERSONA: persona,
  PICQER: picqer,
  PIPEDRIVE: pipedrive,
  POLAR: polar,
  PORTAL: portal,
  POSTMARK: postmark,
  PRAXIS: praxis,
  "PROPERTY-FINDER": propertyFinder,
  PUBLISH_API: publishApi,
  PYLON: pylon,
  QUO: quo,
  QUOTER: quoter,
  RAZORPAY: razorpay,
  RECHARGE: recharge,
  RECURLY: recurly,
  REPAY: repay,
  REPLICATE: replicate,
  RESEND: resend,
  RETELL: retell,
  REVOLUT: revolut,
  RING_CENTRAL: ringCentral,
  SANITY: sanity,
  SCRAPFLY: scrapfly,
  SENDGRID: sendgrid,
  SHIPBOB: shipbob,
  SHIPHERO: shiphero,
  SHIPSTATION: shipstation,
  SHOPIFY: shopify,
  SHOPLINE: shopline,
  SLACK: slack,
  SMARTCAR: smartcar,
  SMILE: smile,
  SOLIDGATE: solidgate,
  SQUARE: square,
  STANDARD_WEBHOOKS: standardWebhooks,
  STATSIG: statsig,
  STRAVA: strava,
  STRIPE: stripe,
  SVIX: svix,
  SYNCTERA: synctera,
  TALLY: tally,
  TEBEX: tebex,
  TELNYX: telnyx,
  THREE_D_EYE: threeDEye,
  TIKKIE: tikkie,
  TIKTOK: tiktok,
  TIKTOK_SHOP: tiktokShop,
  TOKENIO: tokenio,
  TREEZOR: treezor,
  TRELLO: trello,
  TWILIO: twilio,
  TWITCH: twitch,
  TWITTER: twitter,
  TYPEFORM: typeform,
  UBER: uber,
  UPOLLO: upollo,
  USPS: usps,
  UTILA: utila,
  VAPI: vapi,
  VERCEL: vercel,
  VERCEL_LOG_DRAINS: vercelLogDrains,
  VOLUME: volume,
  WALMART: walmart,
  WEBHOOK: webhook,
  WECHAT: wechat,
  WHATSAPP: whatsapp,
  WIX: wix,
  WOOCOMMERCE: woocommerce,
  WORKOS: workos,
  XERO: xero,
  ZENDESK: zendesk,
  ZEROHASH: zerohash,
  ZIFT: zift,
  ZOOM: zoom,
};

/** Every provider, by source type; Standard Webhooks, which is no source type, by its auth type. */
export const PROVIDERS: ReadonlyMap<string, Provider> = new Map(Object.entries(KNOWN));
