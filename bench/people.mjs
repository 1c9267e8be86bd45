import { randomBytes, randomUUID } from "node:crypto";

/**
 * People as an organization has them: names of several languages and scripts, addresses that follow the name or do not, ids as
 * browsers (version 7) and programs (version 4) make them. By a seed, but for the ids: nothing here repeats in a pattern.
 */

const first = {
    en: "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Nancy Daniel Lisa Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Dorothy George Melissa Edward Deborah Ronald Stephanie Timothy Rebecca Jason Sharon Jeffrey Laura Ryan Cynthia Jacob Kathleen Gary Amy Nicholas Angela Eric Shirley Jonathan Anna Stephen Brenda Larry Pamela Justin Emma Scott Nicole Brandon Helen Benjamin Samantha Samuel Katherine Gregory Christine Alexander Debra Oliver Isla Noah Freya Leo Poppy Arthur Ivy Theo Elsie Freddie Willow".split(" "),
    de: "Lukas Anna Maximilian Marie Jonas Sophie Felix Lena Paul Emilia Leon Mia Finn Hannah Elias Lea Ben Clara Noah Johanna Julian Charlotte Tim Luisa Moritz Greta Jannik Frieda Anton Mathilda Jürgen Ursula Günther Renate Klaus Monika Wolfgang Petra Dieter Sabine Uwe Birgit Jörg Heike Björn Käthe Sönke Wiebke Matthias Annegret Hans-Peter Karl-Heinz Anne-Marie".split(" "),
    fr: "Camille Léa Hugo Chloé Lucas Manon Nathan Inès Enzo Zoé Théo Jade Gabriel Louise Raphaël Alice Arthur Rose Jules Anaïs Étienne Céline François Hélène Jérôme Amélie Benoît Éloïse Loïc Maëlle Jean-Baptiste Marie-Claire Aurélien Solène Gaël Noémie".split(" "),
    es: "Antonio María José Carmen Manuel Josefa Francisco Isabel Juan Ana David Dolores Javier Pilar Daniel Teresa Jesús Rosa Alejandro Cristina Ángel Lucía Álvaro Sofía Íñigo Begoña Martín Ximena Sebastián Valentina Joaquín Itziar".split(" "),
    pt: "João Maria António Ana Pedro Beatriz Tiago Inês Miguel Leonor Gonçalo Matilde Rodrigo Carolina Caio Larissa Thiago Júlia Luís Conceição".split(" "),
    it: "Giuseppe Maria Antonio Giulia Marco Francesca Luca Chiara Matteo Sara Andrea Elena Niccolò Ilaria Lorenzo Beatrice Pasquale Concetta Salvatore Rosaria".split(" "),
    pl: "Jakub Zuzanna Szymon Julia Antoni Maja Jan Zofia Stanisław Hanna Łukasz Małgorzata Paweł Agnieszka Krzysztof Katarzyna Grzegorz Wojciech Bożena Mirosława".split(" "),
    tr: "Mehmet Fatma Mustafa Ayşe Ahmet Emine Ali Hatice Hüseyin Zeynep İbrahim Elif Yusuf Meryem Çağrı Gökçe Oğuz Şule Ümit Özlem Barış Tuğba Emre Büşra".split(" "),
    sv: "Lars Anna Karl Eva Nils Maria Åke Karin Björn Kristina Göran Margareta Håkan Elisabeth Sören Ingrid Mårten Linnéa Jörgen Åsa".split(" "),
    vi: "Anh Bảo Châu Dũng Giang Hà Hiếu Hương Khánh Lan Linh Long Mai Minh Nam Ngọc Phúc Phương Quân Thảo Thủy Trang Tuấn Vy".split(" "),
    in: "Aarav Aadhya Vivaan Ananya Aditya Diya Arjun Ishita Sai Kavya Rohan Priya Karthik Lakshmi Rahul Sneha Suresh Meena Venkatesh Padma Harpreet Gurleen Imran Nasreen".split(" "),
    ar: "محمد فاطمة أحمد عائشة علي مريم يوسف زينب عمر نور خالد ليلى إبراهيم سارة حسن هدى عبدالله رنا طارق سلمى".split(" "),
    ru: "Александр Анастасия Дмитрий Мария Максим Дарья Сергей Анна Андрей Елизавета Алексей Виктория Артём Полина Илья Екатерина Михаил Наталья Юрий Ольга".split(" "),
    el: "Γιώργος Μαρία Δημήτρης Ελένη Κώστας Κατερίνα Νίκος Βασιλική Παναγιώτης Σοφία Χρήστος Αγγελική".split(" "),
    zh: "伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 浩然 子涵 欣怡 宇轩 梓萱".split(" "),
    ja: "翔太 美咲 大輔 陽菜 健一 さくら 拓也 結衣 直樹 葵 悠斗 凛 蓮 愛 浩二 恵子".split(" "),
    ko: "민준 서연 서준 지우 도윤 하은 예준 민서 지훈 수빈 현우 은지 성민 유진".split(" "),
    hi: "आरव अनन्या विवान दीया अर्जुन प्रिया रोहन कविता सुरेश मीना राहुल लक्ष्मी".split(" "),
};
const last = {
    en: "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Hill Scott Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Evans Turner Phillips Parker Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Peterson Cooper Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Sanders Myers Long Ross Foster O'Connor O'Neill McCarthy MacDonald Fitzgerald Abernathy Featherstonehaugh Okonkwo Adeyemi Mensah Nkrumah".split(" "),
    de: "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Lehmann Köhler Maier Köster Jäger Groß Böhm Voß Pohl Thiele Ziegler von_Stein zu_Sayn Leutheusser-Schnarrenberger".split(" "),
    fr: "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia Lefèvre Rousseau Fontaine Chevalier François Mercier Gauthier Perrin Lemaître Béranger d'Alembert de_La_Tour".split(" "),
    es: "García_López Rodríguez Fernández_Ruiz Martínez Sánchez Pérez_Gómez Gómez Jiménez Hernández Díaz Moreno Muñoz Álvarez Romero Gutiérrez Núñez Ibáñez Peña Castaño de_la_Cruz".split(" "),
    pt: "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Gonçalves Araújo Magalhães Falcão da_Conceição dos_Reis".split(" "),
    it: "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Mancini D'Angelo".split(" "),
    pl: "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Krawczyk Grabowski Pawłowska Wróbel".split(" "),
    tr: "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek".split(" "),
    sv: "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindqvist Sjöberg Åkesson Öberg Bäckström".split(" "),
    vi: "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split(" "),
    in: "Sharma Patel Singh Kumar Gupta Reddy Iyer Nair Rao Desai Mehta Banerjee Chatterjee Mukherjee Subramaniam Khan Ansari Kaur Pillai Kulkarni".split(" "),
    ar: "الأحمد حداد الخطيب منصور نجار الحسن سعيد خوري العلي بركات شاهين القاسم درويش عيسى".split(" "),
    ru: "Иванов Смирнова Кузнецов Попова Васильев Петрова Соколов Михайлова Новиков Фёдорова Морозов Волкова Алексеев Лебедева Щербаков".split(" "),
    el: "Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Παππάς Οικονόμου Γεωργίου Δημητρίου Καραμανλής".split(" "),
    zh: "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 欧阳 司马".split(" "),
    ja: "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 松本".split(" "),
    ko: "김 이 박 최 정 강 조 윤 장 임 한 오 서 신".split(" "),
    hi: "शर्मा पटेल सिंह कुमार गुप्ता वर्मा मिश्रा जोशी चौधरी यादव".split(" "),
};
/** Of what rarer family names are made, which together are as many as the common ones. */
const stems = {
    en: "Ash Black Brad Brook Burn Cald Cart Chat Clif Crom Dal Dun East Elm Fair Garth Gold Grim Hale Hart Hath Hazel Holl Kend King Lang Lin Mel Mill Nor Oak Pem Pres Rad Red Ridge Rock Rush Sand Shel Sher Stan Stock Thorn Wake Wal Ware West Whit Win Wood Wyn".split(" "),
    de: "Acker Alten Berg Birken Blumen Brach Breiten Buchen Diet Eber Eichen Falken Fels Gold Hagen Heim Hirsch Hohen Kalten Kirch Klein Kron Lauter Linden Mühl Neu Ober Reichen Rosen Sand Schön Stein Strauch Tannen Wald Weiden Weiss Wester Wind Zeller".split(" "),
    sv: "Berg Björk Blom Ek Fors Gran Hag Hed Holm Lager Lind Ljung Lund Malm Nord Palm Rosen Sand Ström Söder Öster Ahl Alm Ceder".split(" "),
    pl: "Adam Bar Brzez Czarn Dobr Gór Jabłoń Jasi Kali Kowal Leś Lip Macie Mal Młyn Ostr Piotr Rad Sad Sokoł Stań Wierzb Zawadz Żuraw".split(" "),
};
const endings = {
    en: "ford ton well ley by worth wick bourne combe field ham hurst land low man mere more shaw son stead stone wood".split(" "),
    de: "mann er ner bach berg burg feld hausen heimer hofer hoff kamp meier müller rath reuter roth stein thal vogel".split(" "),
    sv: "ström gren berg dahl kvist man stedt wall roth lund mark blad".split(" "),
    pl: "ski ska owski owska czyk iak ak icz ewicz ik".split(" "),
};

/** How common each is; the sum is 100. */
const shares = { en: 34, de: 14, fr: 8, es: 8, pt: 3, it: 4, pl: 3, tr: 4, sv: 3, vi: 2, in: 6, ar: 3, ru: 2, el: 1, zh: 2, ja: 1, ko: 1, hi: 1 };
const languages = Object.entries(shares).flatMap(([language, share]) => Array.from({ length: share }, () => language));
/** Where the family comes first, and stands without a space. */
const family_first = new Set(["zh", "ja", "ko"]);

const own_domains = ["northwind.example", "north-wind.example", "eu.northwind.example", "northwind-retail.example"];
const other_domains = ["mail.example", "post.example", "inbox.example", "univ-est.example", "consult.example", "freelance.example", "acme.example", "labs.example"];
const nick = "falcon river amber pixel quiet comet maple tiger nova pepper ember orbit willow raven cobalt sunny drift lemon delta echo fox ginger harbor iris jazz koi lunar mango nimbus onyx".split(" ");

/** mulberry32: the same people every time. */
export function seeded(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let value = Math.imul(state ^ (state >>> 15), state | 1);
        value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
        return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
    };
}

function versionSeven(at_ms) {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(at_ms, 0, 6);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    bytes[14] &= 0x7f;
    return bytes;
}

const textOf = (bytes) => bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const latin = (text) =>
    text
        .toLowerCase()
        .replaceAll("ß", "ss")
        .replaceAll(/[ıłøđ]/g, (letter) => ({ ı: "i", ł: "l", ø: "o", đ: "d" })[letter])
        .normalize("NFD")
        .replaceAll(/[^a-z]+/g, "");

/** Makes people, nobody's address twice. */
export class Crowd {
    #random;
    #taken = new Set();

    constructor(seed = 2026) {
        this.#random = seeded(seed);
    }

    chance(part) {
        return this.#random() < part;
    }

    /** The early ones are the more common, as names are. */
    pick(list) {
        return list[Math.floor(this.#random() ** 1.25 * list.length)];
    }

    number(most) {
        return Math.floor(this.#random() * most);
    }

    /** Names what is made together at `at_ms`, one with each call: a browser side by side, a program by lot. */
    ids(at_ms, by_program = false) {
        if (by_program) return randomUUID;
        const bytes = versionSeven(at_ms);
        return () => {
            bytes.writeUInt16BE(bytes.readUInt16BE(14) + 1, 14);
            return textOf(bytes);
        };
    }

    /** {name, address, locale}. */
    person() {
        const language = languages[this.number(languages.length)];
        const given = this.pick(first[language]);
        const family = this.#family(language);
        const name = family_first.has(language) ? `${family}${given}` : `${given}${this.#middle(language)} ${family}`;
        const locale = { de: "de", ar: "ar" }[language] ?? "en";
        return { name: this.chance(0.03) ? "" : name, address: this.#address(latin(given), latin(family)), locale };
    }

    #family(language) {
        if (stems[language] && this.chance(0.5)) return this.pick(stems[language]) + this.pick(endings[language]);
        const common = this.pick(last[language]).replaceAll("_", " ");
        return this.chance(0.06) && !family_first.has(language) ? `${common}-${this.pick(last[language]).replaceAll("_", " ")}` : common;
    }

    #middle(language) {
        if (this.chance(0.08)) return ` ${this.pick(first[language])}`;
        return language === "en" && this.chance(0.2) ? ` ${String.fromCharCode(65 + this.number(26))}.` : "";
    }

    #address(given, family) {
        const readable = given !== "" && family !== "";
        const derived = readable && this.chance(0.72);
        const word = `${this.pick(nick)}${this.chance(0.5) ? this.pick(nick) : ""}`;
        const forms = [`${given}.${family}`, `${given[0]}${family}`, `${given}${family}`, `${family}.${given}`, `${given}_${family[0]}`, given];
        const local = derived ? this.pick(forms) : `${word}${this.chance(0.7) ? this.number(1000) : ""}`;
        const domain = this.pick(this.chance(0.6) ? own_domains : other_domains);
        for (let number = 0; ; ++number) {
            const address = `${local}${number === 0 ? "" : number + 1}@${domain}`;
            if (this.#taken.has(address)) continue;
            this.#taken.add(address);
            return address;
        }
    }
}
