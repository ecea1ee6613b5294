//! Common given names by the gender that most people of that name have, in the English-speaking
//! world and in international news. Names that lean neither way are left out.

/// Given names of men.
pub(super) const MALE: &str = "\
aaron abdul abdullah abraham adam ahmed alan albert alejandro aleksandr alex alexander alexei alfred ali \
allan allen alberto andre andrei andrew andrii andy angus anthony antonio antony arnold arthur asif barack barry bart ben \
benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce \
bryan carl carlos cesar chad charles charlie chris christian christopher chuck clarence clark claude clint \
cody colin connor corey craig curt curtis dale damian dan daniel danny darren darrell dave david dean dennis derek \
devin diego dmitri dmitry dominic don donald doug douglas duncan dwight dylan earl eddie edgar edmund eduardo \
edward edwin eli elliot emmanuel enrique eric erik ernest ethan eugene evan felipe felix fernando francis \
francisco francois frank franklin fred frederick gareth gary gavin gene geoffrey george gerald gerard giovanni glen \
glenn gordon graham grant greg gregory guillermo gus guy hans harold harry hassan hector henry herbert herman \
howard hugh hugo hussein ian ibrahim igor isaac ismail ivan jack jackson jacob jake jamal james jared jason javier jay \
jd jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joachim joe joel johan john johnny jon jonathan jorge jose \
josef joseph josh joshua juan julian julio justin karl keith kenneth kenny ken kevin khalid kurt kyle lance \
larry lars lawrence lee len leo leon leonard leroy lewis liam lloyd louis lucas luis luke malcolm manuel marc marco \
marcus mario mark martin marvin mathew matt matthew maurice max mehmet michael michel miguel mike mikhail milton mitch mitt \
mohamed mohammad mohammed moses muhammad mustafa nathan nathaniel neil nicholas nick nicolas nigel noah norm norman oleg oliver \
omar orrin oscar otto owen pablo patrick paul pavel pedro perry pete peter phil philip phillip pierre rafael \
ralph ramon randall randy raul ray raymond reggie reince rex ricardo richard rick ricky rob robert roberto rodney roger rohan \
roland ron ronald rory ross roy rudy rupert russell ryan salman sam samuel scott sean sebastian sergei sergey sergio \
seth shane shaun sidney simon spencer stanley stefan stephen steve steven stewart stuart ted terrence terry theodore \
thomas tim timothy toby todd tom tommy tony travis trevor tyler vernon victor vincent viktor vladimir volodymyr \
wade wallace walter warren wayne wesley wilfred will william willie winston wolfgang xavier yuri yusuf zachary";

/// Given names of women.
pub(super) const FEMALE: &str = "\
abigail adriana agnes aisha alexandra alexandria alexis alice alicia alison allison amanda amber amelia amy ana \
andrea angela angelina anita ann anna anne annette annie april ashley audrey ava barbara beatrice becky bernadette \
bertha beth betsy betty beverly bianca bonnie brenda bridget brittany camille candace carla carly carmen carol caroline \
carolyn carrie cassandra catherine cathy cecilia charlotte cheryl chloe christina christine cindy claire clara \
claudia colleen connie courtney cristina crystal cynthia daisy dana danielle dawn debbie deborah debra denise diana \
diane dolores donna dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen eloise elsa emilia emily emma \
erica erika erin esther ethel eva evelyn faith fatima felicia fiona florence frances gabriela gail geraldine gina \
giorgia gladys glenda gloria grace greta gretchen gwen gwendolyn hannah harriet hazel heather heidi helen helena hilary hillary holly huma \
ida imelda ingrid irene iris irina isabel isabella isabelle ivanka jackie jacqueline jane janet janice jasmine jean jeanette \
jeanne jenna jennifer jenny jessica jill joan joann joanna joanne jocelyn josephine joy joyce juanita judith judy \
julia juliana julie june karen karin karoline kate katherine kathleen kathryn kathy katie katrina kayla kayleigh kellyanne kerry kim \
kimberly kirsten kristen kristin kristina laura lauren layla leah leila lena leslie lillian linda lisa liz lois \
lorena loretta lori lorraine louise lucia lucille lucy lydia lynn madeleine malala mandy marcia margaret maria marianne marie \
marilyn marina marissa marjorie marlene marsha martha mary maureen maya megan meghan melania melanie melinda melissa mercedes \
meredith michelle mildred miranda miriam molly monica monika muriel myrna nadia nancy naomi natalia natalie natasha \
nellie nicola nicole nina nora norma olga olivia oprah pamela patricia patsy patti paula pauline penny phyllis priscilla \
rachel raquel rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary ruth sabrina sally samantha sandra \
sara sarah selena serena sharon sheila shelley sherry sheryl shirley silvia simone sofia sofiia sonia sophia sophie stacey \
stacy stella stephanie sue susan susana suzanne sylvia tamara tammy tanya tara tatiana teresa thelma theresa tiffany tina \
tracey ursula valentina valerie vanessa vera veronica vicki victoria viola violet virginia vivian wanda wendy whitney \
yolanda yvette yvonne zara zoe zoë";
