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
import { slack } from "./providers/slack.ts";
import { stripe } from "./providers/stripe.ts";
import { svix } from "./providers/svix.ts";
import { telnyx } from "./providers/telnyx.ts";
import { authenticateApiKey } from "./schemes/api-key.ts";
import { authenticateBasicAuth } from "./schemes/basic-auth.ts";
import { authenticateHmac } from "./schemes/generic-hmac.ts";

/** Ways to check a sender that no provider owns. */
export const GENERIC_SCHEMES: ReadonlyMap<string, AuthenticationScheme> = new Map([
  ["HMAC", authenticateHmac],
  ["API_KEY", authenticateApiKey],
  ["BASIC_AUTH", authenticateBasicAuth],
]);

const KNOWN: { readonly [type in SourceType]?: Provider } = {
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
  SLACK: slack,
  STRIPE: stripe,
  SVIX: svix,
  TELNYX: telnyx,
};

/** Every provider, by source type. */
export const PROVIDERS: ReadonlyMap<string, Provider> = new Map(Object.entries(KNOWN));
