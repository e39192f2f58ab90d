/* The words of a register as people and their trackers write them. */
#include "baa/baa.h"

#include "base/banned.h"

const char *const baa_category_names[BAA_CATEGORIES + 1] = {
	"other", "emr",	  "eprescribing", "scheduling", "payments", "telehealth",
	"portal", "crm",  "email",	  "sms",	"storage",  "analytics",
	"pharmacy", "lab", "billing",	  "it",		"legal",    "carrier",
};

const char *const baa_answer_names[BAA_ANSWERS + 1] = { "unknown", "yes", "no" };

const char *const baa_mode_names[BAA_MODES + 1] = {
	"unknown", "signed",  "incorporated", "clicked",     "requested", "refused",
	"none",	   "offered", "expired",      "none-needed", "parent",
};

const char *const baa_risk_names[BAA_RISKS + 1] = { "unknown", "low", "medium", "high",
						    "critical" };

const char *const baa_grade_names[BAA_GRADES + 1] = { "unknown", "primary", "secondary" };

#define NOT_KNOWN "tbd=unknown,n/a=unknown,na=unknown,not sure=unknown,to be determined=unknown"

static const char yes_no[] =
	"y=yes,true=yes,t=yes,1=yes,x=yes,n=no,false=no,f=no,0=no,never=no,"
	"some=yes,limited=yes,full=yes,partial=yes,none=no," NOT_KNOWN;

static const char renews[] =
	"y=yes,true=yes,t=yes,1=yes,x=yes,n=no,false=no,f=no,0=no,never=no,none=no,automatic=yes,"
	"automatically=yes,auto=yes,auto-renews=yes,auto-renewal=yes,tacit=yes,evergreen=yes,"
	"annually=yes,annual=yes,yearly=yes,manual=no,manually=no," NOT_KNOWN;

static const char modes[] =
	"yes=signed,y=signed,true=signed,executed=signed,fully executed=signed,on file=signed,"
	"active=signed,current=signed,in place=signed,in force=signed,in effect=signed,valid=signed,"
	"complete=signed,completed=signed,countersigned=signed,received=signed,obtained=signed,"
	"signed and filed=signed,renewed=signed,effective=signed,"
	"no=none,n=none,false=none,missing=none,not requested=none,not signed=none,unsigned=none,"
	"not on file=none,not in place=none,not started=none,not received=none,needed=none,"
	"required=none,needs baa=none,no baa=none,absent=none,not sent=none,to do=none,todo=none,"
	"to request=none,to be requested=none,"
	"pending=requested,sent=requested,in review=requested,under review=requested,"
	"in progress=requested,in process=requested,draft=requested,drafted=requested,"
	"pending signature=requested,awaiting signature=requested,out for signature=requested,"
	"partially signed=requested,partially executed=requested,negotiating=requested,"
	"in negotiation=requested,under negotiation=requested,waiting=requested,awaiting=requested,"
	"to be signed=requested,asked=requested,with legal=requested,legal review=requested,"
	"pending review=requested,requested by us=requested,"
	"declined=refused,rejected=refused,denied=refused,will not sign=refused,wont sign=refused,"
	"not offered=refused,unavailable=refused,not available=refused,"
	"click-accept=clicked,accepted=clicked,click-through=clicked,clickthrough=clicked,"
	"click wrap=clicked,accepted online=clicked,online=clicked,"
	"terms=incorporated,in terms=incorporated,terms of service=incorporated,tos=incorporated,"
	"by reference=incorporated,part of terms=incorporated,in contract=incorporated,"
	"lapsed=expired,ended=expired,terminated=expired,cancelled=expired,canceled=expired,"
	"out of date=expired,outdated=expired,past due=expired,expired baa=expired,void=expired,"
	"superseded=expired,inactive=expired,"
	"not required=none-needed,not needed=none-needed,exempt=none-needed,no need=none-needed,"
	"not necessary=none-needed,not applicable=none-needed,none required=none-needed,"
	"no phi=none-needed,"
	"by parent=parent,via parent=parent,parent company=parent,covered by parent=parent,"
	"affiliate=parent,under parent=parent,parent baa=parent," NOT_KNOWN;

static const char categories[] =
	"ehr=emr,electronic health record=emr,electronic medical record=emr,practice management=emr,"
	"e-prescribing=eprescribing,erx=eprescribing,booking=scheduling,appointments=scheduling,"
	"payment=payments,pos=payments,payment processor=payments,payment processing=payments,"
	"credit card processing=payments,merchant services=payments,card processing=payments,"
	"video=telehealth,telemedicine=telehealth,video visits=telehealth,patient portal=portal,"
	"e-mail=email,email marketing=email,newsletter=email,mailing list=email,"
	"text=sms,texting=sms,text messaging=sms,text messages=sms,messaging=sms,"
	"cloud=storage,hosting=storage,backup=storage,cloud storage=storage,file storage=storage,"
	"file sharing=storage,backups=storage,data storage=storage,cloud backup=storage,"
	"cloud hosting=storage,data center=storage,"
	"tracking=analytics,pixel=analytics,website analytics=analytics,web analytics=analytics,"
	"ads=analytics,advertising=analytics,tag manager=analytics,"
	"compounding pharmacy=pharmacy,laboratory=lab,labs=lab,diagnostics=lab,"
	"medical billing=billing,clearinghouse=billing,claims=billing,collections=billing,"
	"revenue cycle=billing,it support=it,managed it=it,msp=it,it services=it,"
	"information technology=it,law=legal,law firm=legal,lawyer=legal,attorney=legal,"
	"courier=carrier,shipping=carrier,postal=carrier,parcel=carrier,parcels=carrier,"
	"delivery=carrier,mail carrier=carrier,isp=carrier,internet=carrier,"
	"internet service provider=carrier,conduit=carrier,"
	"answering service=other,transcription=other,shredding=other,document destruction=other,"
	"consulting=other,consultant=other,accounting=other,insurance=other,cleaning=other,"
	"janitorial=other,translation=other,interpreter=other,staffing=other,phone=other,voip=other,"
	"fax=other,forms=other,e-signature=other,esignature=other,scribe=other,ai scribe=other,"
	"software=other,saas=other,vendor=other,supplies=other,survey=other,reviews=other,misc=other";

static const char risks[] = "moderate=medium,med=medium,l=low,m=medium,h=high,minimal=low,"
			    "severe=critical,very high=critical," NOT_KNOWN;

const struct baa_cell_words baa_cells[BAA_CELLS] = {
	[BAA_CELL_CATEGORY] = { "category", baa_category_names, categories },
	[BAA_CELL_PHI] = { "phi", baa_answer_names, yes_no },
	[BAA_CELL_BAA] = { "baa", baa_mode_names, modes },
	[BAA_CELL_STORES] = { "stores", baa_answer_names, yes_no },
	[BAA_CELL_RETURNED] = { "returned", baa_answer_names, yes_no },
	[BAA_CELL_AUTHORIZATION] = { "marketing_authorization", baa_answer_names, yes_no },
	[BAA_CELL_RENEWS] = { "auto_renew", baa_answer_names, renews },
	[BAA_CELL_AFFILIATES] = { "covers_affiliates", baa_answer_names, yes_no },
	[BAA_CELL_ACTIVATED] = { "activated", baa_answer_names, yes_no },
	[BAA_CELL_RISK] = { "risk", baa_risk_names, risks },
};

static bool is_mark(char c)
{
	return strchr(" -_./'()!?:", c) != NULL;
}

/* Whether two words are the same, case, blanks and punctuation aside. */
static bool same_word(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.n && is_mark(a.p[i]))
			i++;
		while (k < b.n && is_mark(b.p[k]))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (!str_ieq((struct str){ a.p + i++, 1 }, (struct str){ b.p + k++, 1 }))
			return false;
	}
}

static bool is_empty(struct str text)
{
	return same_word(text, STR(""));
}

static bool read_name(const struct baa_cell_words *cell, struct str text, int32_t *value)
{
	for (int32_t i = 0; cell->words[i]; i++)
		if (same_word(text, str_from(cell->words[i]))) {
			*value = i;
			return true;
		}
	return false;
}

bool baa_read_cell(enum baa_cell cell, struct str text, int32_t *value)
{
	const struct baa_cell_words *words = &baa_cells[cell];
	struct str list = str_from(words->synonyms), other, word;
	*value = 0;
	if (is_empty(text) || read_name(words, text, value))
		return true;
	while (str_next_part(&list, ",=", &other)) {
		str_next_part(&list, ",=", &word);
		if (same_word(text, other))
			return read_name(words, word, value);
	}
	return false;
}
