"""Emoji by shortcode, `:tada:`: the common ones, with the names that chat programs agree on."""

import re

_TABLE = """
grinning 😀 smiley 😃 smile 😄 grin 😁 laughing/satisfied 😆 sweat_smile 😅
rolling_on_the_floor_laughing/rofl 🤣 joy 😂 slightly_smiling_face/simple_smile 🙂
upside_down_face/upside_down 🙃 melting_face 🫠 wink 😉 blush 😊 innocent 😇
smiling_face_with_3_hearts/smiling_face_with_three_hearts 🥰 heart_eyes 😍 star-struck/star_struck 🤩
kissing_heart 😘 kissing 😗 relaxed ☺️ kissing_closed_eyes 😚 kissing_smiling_eyes 😙
smiling_face_with_tear 🥲 yum 😋 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 zany_face 🤪
stuck_out_tongue_closed_eyes 😝 money_mouth_face 🤑 hugging_face/hugs/hugging 🤗
face_with_hand_over_mouth 🤭 shushing_face 🤫 thinking_face/thinking 🤔 saluting_face 🫡
zipper_mouth_face 🤐 face_with_raised_eyebrow/raised_eyebrow 🤨 neutral_face 😐 expressionless 😑
no_mouth 😶 smirk 😏 unamused 😒 face_with_rolling_eyes/roll_eyes/rolling_eyes 🙄 grimacing 😬
lying_face 🤥 relieved 😌 pensive 😔 sleepy 😪 drooling_face 🤤 sleeping 😴 mask 😷 face_with_thermometer 🤒
face_with_head_bandage 🤕 nauseated_face 🤢 face_vomiting 🤮 sneezing_face 🤧 hot_face 🥵 cold_face 🥶
woozy_face 🥴 dizzy_face 😵 exploding_head 🤯 face_with_cowboy_hat/cowboy_hat_face 🤠 partying_face 🥳
disguised_face 🥸 sunglasses 😎 nerd_face/nerd 🤓 face_with_monocle/monocle_face 🧐 confused 😕 worried 😟
slightly_frowning_face 🙁 white_frowning_face/frowning_face ☹️ open_mouth 😮 hushed 😯 astonished 😲
flushed 😳 pleading_face 🥺 face_holding_back_tears 🥹 frowning 😦 anguished 😧 fearful 😨 cold_sweat 😰
disappointed_relieved 😥 cry 😢 sob 😭 scream 😱 confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩
tired_face 😫 yawning_face 🥱 triumph 😤 rage/pout 😡 angry 😠 face_with_symbols_on_mouth/cursing_face 🤬
smiling_imp 😈 imp 👿 skull 💀 hankey/poop/shit 💩 clown_face 🤡 ghost 👻 alien 👽 space_invader 👾
robot_face/robot 🤖 smiley_cat 😺 joy_cat 😹 heart_eyes_cat 😻 see_no_evil 🙈 hear_no_evil 🙉
speak_no_evil 🙊 kiss 💋 love_letter 💌 cupid 💘 gift_heart 💝 sparkling_heart 💖 heartpulse 💗 heartbeat 💓
revolving_hearts 💞 two_hearts 💕 heart_decoration 💟 broken_heart 💔 heart ❤️ orange_heart 🧡
yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 brown_heart 🤎 black_heart 🖤 white_heart 🤍
100 💯 anger 💢 boom/collision 💥 dizzy 💫 sweat_drops 💦 dash 💨 hole 🕳️ speech_balloon 💬
left_speech_bubble 🗨️ thought_balloon 💭 zzz 💤 wave 👋 raised_back_of_hand 🤚
raised_hand_with_fingers_splayed 🖐️ hand/raised_hand ✋ spock-hand/vulcan_salute 🖖 ok_hand 👌
pinched_fingers 🤌 pinching_hand 🤏 v ✌️ crossed_fingers 🤞 i_love_you_hand_sign/love_you_gesture 🤟
the_horns/metal/sign_of_the_horns 🤘 call_me_hand 🤙 point_left 👈 point_right 👉 point_up_2 👆
middle_finger/fu 🖕 point_down 👇 point_up ☝️ +1/thumbsup 👍 -1/thumbsdown 👎 fist ✊
facepunch/punch/fist_oncoming 👊 left-facing_fist/fist_left 🤛 right-facing_fist/fist_right 🤜 clap 👏
raised_hands 🙌 heart_hands 🫶 open_hands 👐 palms_up_together 🤲 handshake 🤝 pray 🙏 writing_hand ✍️
nail_care 💅 selfie 🤳 muscle 💪 ear 👂 nose 👃 brain 🧠 tooth 🦷 eyes 👀 eye 👁️ tongue 👅 lips 👄 baby 👶
child 🧒 boy 👦 girl 👧 adult 🧑 man 👨 woman 👩 older_adult 🧓 older_man 👴 older_woman 👵 bow 🙇
face_palm/facepalm 🤦 man-facepalming 🤦‍♂️ woman-facepalming 🤦‍♀️ shrug 🤷 man-shrugging 🤷‍♂️
woman-shrugging 🤷‍♀️ raising_hand 🙋 man-raising-hand 🙋‍♂️ woman-raising-hand 🙋‍♀️ no_good 🙅
ok_woman/ok_person 🙆 information_desk_person 💁 cop 👮 detective/sleuth_or_spy 🕵️ ninja 🥷
construction_worker 👷 technologist 🧑‍💻 male-technologist/man_technologist 👨‍💻
female-technologist/woman_technologist 👩‍💻 student 🧑‍🎓 teacher 🧑‍🏫 scientist 🧑‍🔬 firefighter 🧑‍🚒
astronaut 🧑‍🚀 angel 👼 santa 🎅 superhero 🦸 mage 🧙 zombie 🧟 walking 🚶 runner/running 🏃 dancer 💃
man_dancing 🕺 dancers 👯 family 👪 busts_in_silhouette 👥 bust_in_silhouette 👤 footprints 👣
monkey_face 🐵 monkey 🐒 dog 🐶 dog2 🐕 wolf 🐺 fox_face 🦊 cat 🐱 cat2 🐈 lion_face/lion 🦁 tiger 🐯 horse 🐴
unicorn_face/unicorn 🦄 cow 🐮 pig 🐷 mouse 🐭 hamster 🐹 rabbit 🐰 bear 🐻 panda_face 🐼 koala 🐨 sloth 🦥
chicken 🐔 penguin 🐧 bird 🐦 eagle 🦅 duck 🦆 owl 🦉 frog 🐸 crocodile 🐊 turtle 🐢 snake 🐍 dragon 🐉 t-rex 🦖
whale 🐳 dolphin/flipper 🐬 fish 🐟 shark 🦈 octopus 🐙 snail 🐌 butterfly 🦋 bug 🐛 ant 🐜 bee/honeybee 🐝
ladybug/beetle 🐞 spider 🕷️ crab 🦀 hedgehog 🦔 elephant 🐘 sheep 🐑 goat 🐐 llama 🦙 paw_prints/feet 🐾
bouquet 💐 cherry_blossom 🌸 rose 🌹 sunflower 🌻 tulip 🌷 seedling 🌱 evergreen_tree 🌲 deciduous_tree 🌳
palm_tree 🌴 cactus 🌵 herb 🌿 four_leaf_clover 🍀 maple_leaf 🍁 fallen_leaf 🍂 leaves 🍃 mushroom 🍄
grapes 🍇 melon 🍈 watermelon 🍉 tangerine/orange 🍊 lemon 🍋 banana 🍌 pineapple 🍍 mango 🥭 apple 🍎
green_apple 🍏 pear 🍐 peach 🍑 cherries 🍒 strawberry 🍓 blueberries 🫐 kiwifruit 🥝 tomato 🍅 avocado 🥑
eggplant 🍆 potato 🥔 carrot 🥕 corn 🌽 hot_pepper 🌶️ broccoli 🥦 garlic 🧄 bread 🍞 croissant 🥐 pretzel 🥨
cheese_wedge/cheese 🧀 pancakes 🥞 bacon 🥓 hamburger 🍔 fries 🍟 pizza 🍕 hotdog 🌭 sandwich 🥪 taco 🌮
burrito 🌯 egg 🥚 green_salad 🥗 popcorn 🍿 salt 🧂 rice 🍚 curry 🍛 ramen 🍜 spaghetti 🍝 sushi 🍣 icecream 🍦
ice_cream 🍨 doughnut 🍩 cookie 🍪 birthday 🎂 cake 🍰 cupcake 🧁 pie 🥧 chocolate_bar 🍫 candy 🍬
honey_pot 🍯 coffee ☕ tea 🍵 champagne 🍾 wine_glass 🍷 cocktail 🍸 tropical_drink 🍹 beer 🍺 beers 🍻
clinking_glasses 🥂 cup_with_straw 🥤 fork_and_knife 🍴 spoon 🥄 knife/hocho 🔪 earth_africa 🌍
earth_americas 🌎 earth_asia 🌏 globe_with_meridians 🌐 world_map 🗺️ compass 🧭 mountain ⛰️ volcano 🌋
camping 🏕️ beach_with_umbrella 🏖️ desert_island 🏝️ house 🏠 office 🏢 hospital 🏥 bank 🏦 hotel 🏨
school 🏫 factory 🏭 building_construction 🏗️ tent ⛺ sunrise 🌅 bridge_at_night 🌉 ferris_wheel 🎡
circus_tent 🎪 steam_locomotive 🚂 train 🚋 bullettrain_side 🚄 metro 🚇 tram 🚊 bus 🚌 ambulance 🚑
fire_engine 🚒 police_car 🚓 taxi 🚕 car/red_car 🚗 truck 🚚 articulated_lorry 🚛 tractor 🚜 bike/bicycle 🚲
motor_scooter 🛵 fuelpump ⛽ rotating_light 🚨 traffic_light 🚥 construction 🚧 anchor ⚓ boat/sailboat ⛵
ship 🚢 airplane ✈️ airplane_departure 🛫 helicopter 🚁 rocket 🚀 flying_saucer 🛸 bellhop_bell 🛎️
hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️
mantelpiece_clock 🕰️ clock1 🕐 clock12 🕛 new_moon 🌑 full_moon 🌕 crescent_moon 🌙 sunny ☀️
full_moon_with_face 🌝 sun_with_face 🌞 star ⭐ star2 🌟 stars 🌠 cloud ☁️ partly_sunny ⛅ rain_cloud 🌧️
snow_cloud 🌨️ lightning 🌩️ tornado 🌪️ fog 🌫️ rainbow 🌈 umbrella ☂️ umbrella_with_rain_drops ☔ zap ⚡
snowflake ❄️ snowman ⛄ fire 🔥 droplet 💧 ocean 🌊 jack_o_lantern 🎃 christmas_tree 🎄 fireworks 🎆
sparkler 🎇 firecracker 🧨 sparkles ✨ balloon 🎈 tada 🎉 confetti_ball 🎊 ribbon 🎀 gift 🎁
reminder_ribbon 🎗️ ticket 🎫 medal 🎖️ trophy 🏆 sports_medal 🏅 first_place_medal 🥇
second_place_medal 🥈 third_place_medal 🥉 soccer ⚽ baseball ⚾ basketball 🏀 volleyball 🏐 football 🏈
tennis 🎾 bowling 🎳 dart 🎯 golf ⛳ ski 🎿 sled 🛷 snowboarder 🏂 surfer 🏄 swimmer 🏊 bicyclist 🚴
weight_lifter 🏋️ person_in_lotus_position 🧘 fishing_pole_and_fish 🎣 8ball 🎱 crystal_ball 🔮
magic_wand 🪄 video_game 🎮 joystick 🕹️ slot_machine 🎰 game_die 🎲 jigsaw 🧩 chess_pawn ♟️
performing_arts 🎭 art 🎨 thread 🧵 yarn 🧶 eyeglasses 👓 goggles 🥽 lab_coat 🥼 safety_vest 🦺 necktie 👔
shirt/tshirt 👕 jeans 👖 scarf 🧣 gloves 🧤 coat 🧥 dress 👗 handbag 👜 briefcase 💼 athletic_shoe 👟
mans_shoe/shoe 👞 hiking_boot 🥾 crown 👑 tophat 🎩 mortar_board 🎓 helmet_with_white_cross 🪖 gem 💎
ring 💍 lipstick 💄 mute 🔇 speaker 🔈 sound 🔉 loud_sound 🔊 loudspeaker 📢 mega 📣 postal_horn 📯 bell 🔔
no_bell 🔕 musical_note 🎵 notes 🎶 microphone 🎤 headphones 🎧 radio 📻 saxophone 🎷 guitar 🎸
musical_keyboard 🎹 trumpet 🎺 violin 🎻 drum_with_drumsticks/drum 🥁 iphone 📱 calling 📲
phone/telephone ☎️ telephone_receiver 📞 pager 📟 fax 📠 battery 🔋 electric_plug 🔌 computer 💻
desktop_computer 🖥️ printer 🖨️ keyboard ⌨️ three_button_mouse 🖱️ floppy_disk 💾 cd 💿 dvd 📀 abacus 🧮
movie_camera 🎥 film_frames 🎞️ clapper 🎬 tv 📺 camera 📷 camera_with_flash 📸 video_camera 📹 vhs 📼 mag 🔍
mag_right 🔎 candle 🕯️ bulb 💡 flashlight 🔦 notebook 📓 closed_book 📕 book/open_book 📖 green_book 📗
blue_book 📘 orange_book 📙 books 📚 ledger 📒 page_with_curl 📃 scroll 📜 page_facing_up 📄 newspaper 📰
bookmark_tabs 📑 bookmark 🔖 label 🏷️ moneybag 💰 coin 🪙 yen 💴 dollar 💵 euro 💶 pound 💷
money_with_wings 💸 credit_card 💳 receipt 🧾 chart 💹 email/envelope ✉️ e-mail 📧 incoming_envelope 📨
envelope_with_arrow 📩 outbox_tray 📤 inbox_tray 📥 package 📦 mailbox 📫 postbox 📮
ballot_box_with_ballot 🗳️ pencil2 ✏️ black_nib ✒️ lower_left_fountain_pen 🖋️ memo/pencil 📝
file_folder 📁 open_file_folder 📂 date 📅 calendar 📆 spiral_calendar_pad 🗓️ card_index 📇
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 pushpin 📌
round_pushpin 📍 paperclip 📎 straight_ruler 📏 triangular_ruler 📐 scissors ✂️ card_file_box 🗃️
file_cabinet 🗄️ wastebasket 🗑️ lock 🔒 unlock 🔓 closed_lock_with_key 🔐 key 🔑 old_key 🗝️ hammer 🔨
axe 🪓 pick ⛏️ hammer_and_wrench 🛠️ bomb 💣 shield 🛡️ wrench 🔧 screwdriver 🪛 nut_and_bolt 🔩 gear ⚙️
balance_scale/scales ⚖️ link 🔗 chains ⛓️ toolbox 🧰 magnet 🧲 ladder 🪜 test_tube 🧪 petri_dish 🧫 dna 🧬
microscope 🔬 telescope 🔭 satellite_antenna 📡 syringe 💉 pill 💊 adhesive_bandage 🩹 stethoscope 🩺
door 🚪 bed 🛏️ couch_and_lamp 🛋️ toilet 🚽 shower 🚿 bathtub 🛁 soap 🧼 sponge 🧽 broom 🧹
fire_extinguisher 🧯 shopping_trolley/shopping_cart 🛒 coffin ⚰️ moyai 🗿 atm 🏧 wheelchair ♿ warning ⚠️
no_entry ⛔ no_entry_sign 🚫 underage 🔞 radioactive_sign ☢️ biohazard_sign ☣️ arrow_up ⬆️
arrow_upper_right ↗️ arrow_right ➡️ arrow_lower_right ↘️ arrow_down ⬇️ arrow_lower_left ↙️
arrow_left ⬅️ arrow_upper_left ↖️ arrow_up_down ↕️ left_right_arrow ↔️ leftwards_arrow_with_hook ↩️
arrow_right_hook ↪️ arrows_clockwise 🔃 arrows_counterclockwise 🔄 back 🔙 end 🔚 on 🔛 soon 🔜 top 🔝
peace_symbol ☮️ yin_yang ☯️ repeat 🔁 arrow_forward ▶️ fast_forward ⏩ double_vertical_bar ⏸️
black_square_for_stop ⏹️ arrow_backward ◀️ rewind ⏪ low_brightness 🔅 high_brightness 🔆
signal_strength 📶 infinity ♾️ recycle ♻️ trident 🔱 name_badge 📛 beginner 🔰 o ⭕ white_check_mark ✅
ballot_box_with_check ☑️ heavy_check_mark ✔️ x ❌ negative_squared_cross_mark ❎ heavy_plus_sign ➕
heavy_minus_sign ➖ heavy_division_sign ➗ heavy_multiplication_x ✖️ loop ➿ bangbang ‼️ interrobang ⁉️
question ❓ grey_question ❔ grey_exclamation ❕ exclamation/heavy_exclamation_mark ❗ copyright ©️
registered ®️ tm ™️ hash #️⃣ zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣
eight 8️⃣ nine 9️⃣ keycap_ten 🔟 capital_abcd 🔠 abcd 🔡 1234 🔢 symbols 🔣 abc 🔤 a 🅰️ b 🅱️ ab 🆎 cl 🆑
cool 🆒 free 🆓 information_source ℹ️ id 🆔 new 🆕 ng 🆖 ok 🆗 parking 🅿️ sos 🆘 up 🆙 vs 🆚 red_circle 🔴
large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵
large_purple_circle 🟣 black_circle ⚫ white_circle ⚪ large_red_square 🟥 large_green_square 🟩
large_orange_diamond 🔶 large_blue_diamond 🔷 small_orange_diamond 🔸 small_blue_diamond 🔹
small_red_triangle 🔺 radio_button 🔘 checkered_flag 🏁 triangular_flag_on_post 🚩 crossed_flags 🎌
black_flag 🏴 waving_white_flag 🏳️ rainbow-flag/rainbow_flag 🏳️‍🌈 pirate_flag 🏴‍☠️ flag-at 🇦🇹
flag-au 🇦🇺 flag-be 🇧🇪 flag-br 🇧🇷 flag-ca 🇨🇦 flag-ch 🇨🇭 cn/flag-cn 🇨🇳 flag-cz 🇨🇿 de/flag-de 🇩🇪
flag-dk 🇩🇰 es/flag-es 🇪🇸 flag-eu 🇪🇺 flag-fi 🇫🇮 fr/flag-fr 🇫🇷 gb/uk/flag-gb 🇬🇧 flag-gr 🇬🇷 flag-hu 🇭🇺
flag-ie 🇮🇪 flag-in 🇮🇳 it/flag-it 🇮🇹 jp/flag-jp 🇯🇵 kr/flag-kr 🇰🇷 flag-mx 🇲🇽 flag-nl 🇳🇱 flag-no 🇳🇴
flag-pl 🇵🇱 flag-pt 🇵🇹 flag-ro 🇷🇴 flag-se 🇸🇪 flag-tr 🇹🇷 flag-ua 🇺🇦 us/flag-us 🇺🇸 skin-tone-2 🏻
skin-tone-3 🏼 skin-tone-4 🏽 skin-tone-5 🏾 skin-tone-6 🏿
"""

_PRESENTATION = "\ufe0f"
_TONED = re.compile(r"(.+)::(skin-tone-[2-6])\Z")


def _read(table: str) -> dict[str, str]:
    words = table.split()
    return {
        name: character for names, character in zip(words[::2], words[1::2], strict=True) for name in names.split("/")
    }


EMOJI_BY_SHORTCODE = _read(_TABLE)


def emoji_for(shortcode: str) -> str | None:
    """The character for a shortcode without its colons (`wave::skin-tone-3` has a tone); None if it isn't known."""
    known = EMOJI_BY_SHORTCODE.get(shortcode)
    if known is None and (toned := _TONED.match(shortcode)):
        bare = EMOJI_BY_SHORTCODE.get(toned[1])
        # a modifier takes the place of the selector that asks for colour
        return bare.removesuffix(_PRESENTATION) + EMOJI_BY_SHORTCODE[toned[2]] if bare else None
    return known
