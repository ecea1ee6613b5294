//! Pages in languages of which nobody has marked real ones: their fixed phrases are known, and their menus
//! and paragraphs are told by form.

use super::check;

#[test]
fn an_arabic_page_is_read_line_by_line() {
    check(
        "navigation| الرئيسية
        navigation| أخبار
        navigation| سياسة
        navigation| اقتصاد
        navigation| رياضة

        title| مجلس المدينة يقرر إبقاء الميناء مفتوحا طوال الشتاء

        byline| كتب: سامي الخوري

        timestamp| نشر في 14 نوفمبر 2025 - 08:12

        share| شارك
        share| فيسبوك
        share| تويتر
        share| واتساب
        share| نسخ الرابط

        paragraph| قرر مجلس المدينة فجر الجمعة إبقاء الميناء مفتوحا خلال أعمال إعادة بناء الجدار البحري، بعد جلسة استمرت حتى الثانية صباحا.

        advertisement| إعلان

        paragraph| وقالت رئيسة البلدية ليلى حداد للصحفيين: «استمعنا إلى كل بحار أراد أن يتكلم، وغيرنا رأينا». وأضافت أن الميناء الذي يغلق خمسة أشهر لا يعود كما كان.

        promo| اقرأ أيضا: أسعار العبارات سترتفع مجددا في يناير

        paragraph| وكان الجدار قد تضرر في عاصفة مارس الماضي عندما اخترقته الأمواج في موضعين، وكان المهندسون قد قالوا إن العمل سيكون أسرع من دون قوارب.

        paragraph| واشتكى الصيادون من أنهم علموا بالخطة من ورقة علقت على باب الميناء، وقال دانيال عازار الذي يصطاد منذ ثلاثين عاما إن أحدا لم يسأله عن رأيه ولم يتصل به أحد من المجلس.

        paragraph| وبحسب مدير الميناء فإن الخطة الجديدة ستستغرق تسعة أسابيع إضافية وستكلف مليونين أكثر، لكنها تبقي القوارب في مكانها وتحافظ على عمل أكثر من مئتي عائلة في المدينة.

        paragraph| وصوت أربعة من الأعضاء ضد القرار، وقالوا إن الوزارة وعدت بدفع ثلثي التكاليف على أساس الجدول القديم، وإن أحدا لا يعرف من سيدفع الباقي إذا تراجعت عن وعدها.

        credit| تصوير: كريم منصور

        promo| مواضيع ذات صلة
        promo| ما خلفته العاصفة: عشر صور

        newsletter| اشترك في نشرتنا البريدية

        promo| الأكثر قراءة

        comments| اترك تعليقا

        legal| جميع الحقوق محفوظة © 2025
        legal| سياسة الخصوصية
        navigation| اتصل بنا",
    );
}

#[test]
fn a_turkish_page_is_read_line_by_line() {
    check(
        "navigation| Anasayfa
        navigation| Gündem
        navigation| Dünya
        navigation| Ekonomi
        navigation| Spor

        title| Liman kış boyunca açık kalacak

        timestamp| Güncelleme: 14 Kasım 2025 11:40

        share| Paylaş

        paragraph| Belediye meclisi, cuma günü sabaha kadar süren toplantının ardından limanın duvar onarılırken açık kalmasına karar verdi ve çalışmaların ocak ayında başlayacağını açıkladı.

        advertisement| Reklam

        paragraph| Toplantıdan sonra belediye binasının önünde gazetecilere konuşan Belediye Başkanı Ayşe Demir, “Konuşmak isteyen bütün kaptanları dinledik ve fikrimizi değiştirdik” dedi. Beş ay kapalı kalan bir limanın bir daha eskisi gibi olamayacağını söyledi.

        paragraph| Duvar mart ayındaki fırtınada hasar görmüş, dalgalar duvarı iki yerinden yıkmış ve birçok küçük tekne batmıştı. Mühendisler daha önce limanda tekne olmadan işin daha hızlı ve daha güvenli biteceğini belirtmişti.

        paragraph| Balıkçılar ise kararı liman kapısına asılan bir duyurudan öğrendiklerini söyleyerek tepki göstermişti. Otuz bir yıldır bu limandan denize açılan Mehmet Kaya, kimsenin kendilerine bir şey sormadığını anlattı.

        promo| İlginizi çekebilir: Feribot ücretleri ocakta yine artıyor

        paragraph| Yeni plana göre çalışmalar dokuz hafta daha uzun sürecek ve maliyet iki milyon lira artacak. Ulaştırma Bakanlığı masrafların üçte ikisini karşılama sözü vermişti, ancak bu söz eski takvime bağlıydı.

        paragraph| Meclis üyelerinden dördü karara karşı oy kullandı. Muhalefet adına konuşan Hasan Yıldız, bakanlık desteğini çekerse şehrin elinde yarım bir duvar kalacağını ileri sürdü ve bunun bir plan değil bir umut olduğunu ekledi.

        promo| İlgili haberler
        promo| Feribot ücretleri yine artıyor
        promo| Fırtınanın ardından on fotoğraf

        comments| Yorum yap
        legal| Tüm hakları saklıdır.
        navigation| Künye
        navigation| İletişim",
    );
}

#[test]
fn a_swedish_page_is_read_line_by_line() {
    check(
        "navigation| Startsida
        navigation| Nyheter
        navigation| Sport
        navigation| Ekonomi

        title| Hamnen hålls öppen hela vintern

        timestamp| Publicerad 14 november 2025

        share| Dela

        paragraph| Stadens nämnd beslutade tidigt på fredagen, efter ett möte som varade till klockan två på natten, att hamnen ska hållas öppen medan muren byggs om, och att arbetet ska börja redan i januari.

        advertisement| Annons

        paragraph| ”Vi har lyssnat på varje skeppare som ville säga något, och vi har ändrat oss”, sade nämndens ordförande Karin Holm till tidningen utanför stadshuset. En hamn som är stängd i fem månader kommer inte tillbaka, menade hon.

        paragraph| Muren skadades i stormen i mars, när vågorna slog igenom på två ställen och flera mindre båtar sjönk. Ingenjörerna hade tidigare sagt att arbetet skulle gå fortare och bli säkrare om det inte låg några båtar i bassängen.

        promo| Läs också: Färjan blir dyrare i januari

        paragraph| Fiskarna klagade över att de fick veta om planen genom en lapp på grinden. Ingen har frågat oss, ingen har ringt, säger Per Aasen, som har fiskat från hamnen i över trettio år.

        paragraph| Enligt hamnkaptenen tar den nya planen nio veckor längre tid och kostar två miljoner mer. Staten har lovat att betala två tredjedelar, men löftet gällde den gamla tidsplanen, och nu är det oklart hur staden ska få ihop resten av pengarna.

        paragraph| Fyra av ledamöterna röstade emot. Om staten drar sig ur har vi bara en halv mur, sade en av dem, och det är inte en plan utan en förhoppning.

        promo| Mest läst
        promo| Stormen i tio bilder

        comments| Kommentera
        legal| Alla rättigheter förbehållna",
    );
}
