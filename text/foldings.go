package text

import "unicode"

const hamzaAbove = '\u0654'

// dropped stands for no rune at all.
const dropped = -1

func foldASCII(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case '\t' <= r && r <= '\r':
		return ' '
	case r == '`':
		return '\''
	}
	return r
}

// arabic reports the main Arabic block, but for four letters that are two in NFKD.
func arabic(r rune) bool {
	return '\u0600' <= r && r <= '\u06ff' && (r < '\u0675' || '\u0678' < r)
}

func foldArabic(r rune) rune {
	switch r {
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	case 'ؤ', 'ئ':
		return 'ء'
	case 'ى', 'ی':
		return 'ي'
	case 'ک', 'ڪ':
		return 'ك'
	case 'ة', 'ۀ', 'ہ', 'ۂ', 'ۃ', 'ھ', 'ە':
		return 'ه'
	case 'ۓ':
		return 'ے'
	case '،', '٬':
		return ','
	case '؛':
		return ';'
	case '؟':
		return '?'
	case '۔', '٫':
		return '.'
	case '٪':
		return '%'
	case 'ـ':
		return dropped
	}
	switch {
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case '۰' <= r && r <= '۹':
		return r - '۰' + '0'
	case 'ء' <= r && r <= 'ي', r == hamzaAbove:
		return r
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return dropped
	}
	return r
}

// foldOther folds a letter or sign that is neither ASCII nor in the main Arabic block.
func foldOther(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ł', 'Ł':
		return 'l'
	case 'ø', 'Ø':
		return 'o'
	case 'đ', 'Đ':
		return 'd'
	case 'ς':
		return 'σ'
	case '“', '”', '„', '‟', '«', '»', '〝', '〞':
		return '"'
	case '‘', '’', '‚', '‛', '‹', '›', 'ʼ', 'ʹ', '′':
		return '\''
	case '‐', '‒', '–', '—', '―', '−':
		return '-'
	case '⁄':
		return '/'
	}
	return unicode.ToLower(r)
}

// invisible reports characters that only steer layout: joiners, direction marks, variants.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f'
}
