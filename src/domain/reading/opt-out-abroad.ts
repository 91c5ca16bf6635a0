/** Asks for no more messages in the languages most written in Britain after English: a word of ending by one of messages. */
export function asksToStopAbroad(text: string): boolean {
  const plain = text
    .slice(0, readCharactersMax)
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/g, "")
    .toLowerCase();
  return (stopping.test(plain) && messages.test(plain)) || wholly.test(plain);
}

const readCharactersMax = 1000;

const stopping =
  /(?<!\p{L})(?:arretez|arrete|cessez|plus de|ne me|ne m'\w+|no me|no (?:quiero|queremos|envi\w*|escrib\w*|mand\w*)|ya no|no mas|deje|deja|dejad|dejen|pare|ne plus|parem|nao me|nao|non (?:mi|voglio|mandat\w*|scriv\w*|invi\w*)|je ne veux|smett\w*|basta|peidiwch|paid a|stopiwch|peidio|dim mwy|keine?|nicht mehr|hor auf|horen sie auf|aufhoren|prosze nie|nie|przesta\w*|nie chce|nu mai|nu imi|nu-mi|nu vreau|opriti\w*|incetati|na (?:bhej\w*|kar\w*|likh\w*)|mos me|mat (?:karo|kar|bhej\w*)|na karo|bandh? kar\w*|neberi\w*|nerasy\w*|nesiusk\w*|nustokite|yapma\w*|gondermey\w*|atma\w*|istemiyor\w*|yazmay\w*|durdur\w*|dung gui|ngung gui)(?!\p{L})|لا |لا ترا|توقف|كفى|مت |بند|نہ |别|不要|停止|勿|मत|बंद|ਨਾ|ਬੰਦ|বন্ধ|না(?:\s|$)|не |хватит|прекратите|стоп|やめて|送らない|ないで|그만|마세요|אל |תפסיק/u;
const messages =
  /(?<!\p{L})(?:d'envoyer|m'envoyer|envoyer|envoyez|messages?|mensajes?|mande|envie|escrib\w*|mensagens?|enviar|mandar|messaggi\w*|scriv\w*|mandat\w*|contact\w+|shkru\w*|mandar|(?:text|msg) (?:mat|na|band)|mesazh\w*|c?hysyllt\w*|ecri\w+|tecst\w*|thecst\w*|decst\w*|neges\w*|negeseuon|nachrichten|sms(?:y|ow)?|schreib\w*|anschreib\w*|wiadomosci|pis\w+|wysyl\w*|mesaj\w*|scrie\w*|trimit\w*|rasyti|nerasy\w*|zinu\w*|zinut\w*|nhan tin|tin nhan)(?!\p{L})|رسا|رسل|تراسل|پیغام|میسج|短信|别发|消息|信息|简讯|संदेश|मैसेज|ਮੈਸੇਜ|ਸੁਨੇਹ|মেসেজ|сообщен|писать|пиши|смс|мне писа|メッセージ|メール|문자|메시지|הודעות|לשלוח/u;
/** English has "no", "stop" and "messages" too, and is judged by its own rules. */
const wholly =
  /^(?:arret\w*|cessez|stopp|basta ya|stopio|peidiwch|przestan|توقف|停止|रुको|стоп|parate|stop)(?: (?:svp|s'il vous plait|por favor|bitte|per favore|prosze|please))?[\s.!]*$/u;
