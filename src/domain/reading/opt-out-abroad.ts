/** Asks for no more messages in the languages most written in Britain after English: a word of ending by one of messages. */
export function asksToStopAbroad(text: string): boolean {
  const plain = text.slice(0, readCharactersMax).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return (stopping.test(plain) && messages.test(plain)) || wholly.test(plain);
}

const readCharactersMax = 1000;

const stopping =
  /(?<!\p{L})(?:arretez|arrete|cessez|plus de|ne me|no me|deje|dejen|parem|nao me|nao|non (?:mi|voglio)|smettete|smetta|basta|peidiwch|paid a|stopiwch|peidio|dim mwy|keine?|nicht mehr|hor auf|horen sie auf|aufhoren|prosze nie|nie|przestan\w*|nu mai|nu-mi|nu vreau|opriti\w*|incetati|mat (?:karo|kar|bhej\w*)|na karo|bandh? kar\w*|neberi\w*|nerasykite|nustokite|yapma\w*|gondermey\w*|yazmay\w*|durdur\w*|dung gui|ngung gui)(?!\p{L})|لا |توقف|كفى|مت |بند|نہ |别|不要|停止|勿|मत|बंद|ਨਾ|ਬੰਦ|বন্ধ|না |не |хватит|прекратите|стоп|やめて|送らない|ないで|그만|마세요|אל |תפסיק/u;
const messages =
  /(?<!\p{L})(?:d'envoyer|m'envoyer|envoyer|envoyez|messages?|mensajes?|mande|envie|escrib\w*|mensagens?|enviar|mandar|messaggi\w*|scriver\w*|tecst\w*|thecst\w*|decst\w*|neges\w*|negeseuon|nachrichten|sms(?:y|ow)?|schreib\w*|wiadomosci|pis\w+|wysyl\w*|mesaj\w*|scrie\w*|trimit\w*|rasyti|zinu\w*|zinut\w*|nhan tin|tin nhan)(?!\p{L})|رسا|رسل|پیغام|میسج|短信|消息|信息|简讯|संदेश|मैसेज|ਮੈਸੇਜ|ਸੁਨੇਹ|মেসেজ|сообщен|писать|пиши|смс|мне писа|メッセージ|メール|문자|메시지|הודעות|לשלוח/u;
/** English has "no", "stop" and "messages" too, and is judged by its own rules. */
const wholly = /^(?:arret|stopp|basta ya|stopio|peidiwch|przestan|توقف|停止|रुको|стоп)[\s.!]*$/u;
