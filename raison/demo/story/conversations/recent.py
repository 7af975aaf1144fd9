"""Direct conversations of the last hours and days."""

RECENT = """
=== tom-nadia | update | | at -3d 08:10, unread 1
cast: T=tom N=nadia
T: Morning. Brenner wants to know who signs for the second HX-40, you or Katrin.
N: Katrin, it is her region. But I would like to see the sheet before.
T: It is in the job. Page two is filled in this time.
N: I saw. Did you measure the clearance at the end as well?
T: 0.41. I do it at the end since Dirk's 1.1.
N: Good. That becomes a step, I think.
T: Then please with a box to tick. What has no box is not done.
N[-2d]: You are right about the box. Joaquín has put it in.
T[-1d]: On Monday they start the next two at mill 2. I have told Anneke that I am there from six.
N[-23h]: Did you not just work a Saturday?
T[-22h]: I have had the Tuesday. And the soup there is good.
T[-95m]: Are you in the building on {day+2}? I bring the old clips back and would like to show you something.

=== marit-nadia | update | | at -6d 15:20
cast: M=marit N=nadia
M: The board wants the figure for return visits on one page. Do you have twenty minutes on Thursday?
N: Yes, after two. Which figure do they want, ours or the beautiful one?
M: Ours. With the range.
N: Then it needs the sentence that it is too early to call. Grace would take my head off otherwise.
M: The sentence is the heading.
N: Good. 93 start-ups, 8 visits. I bring the list, so that you can say which eight.
M[+1d]: I read your page. “Two of eight were drive faults, and they still count.” I like that.
N: Ola likes it less.
M: Ola will live.
N[+1d]: He has asked for the two serials, so he is looking. That is how it should be.
M: And you? You look tired in the pictures from the bench.
N: Bench 2 was down for two weeks and everything came at once. It is better since Tuesday.
M: Take the Friday after the signature. I mean it.
N[-2d]: I will. After the signature.

=== callum-nadia | update | | at -9d 13:40
cast: C=callum N=nadia
C: Not for the whole community: my manager asks whether we should stop the two vertical pumps until you know more.
N: No. A drip is not a danger, and stopping and starting makes it worse. I would tell you otherwise.
C: That is what I told him. I wanted to hear it from somebody who is allowed to say it.
N: You may quote me. In writing, if he likes.
C: In writing would be kind.
N: “Pumps 2 and 5 may run. Check the tray each shift. Above 60 drops a minute, stop and call.” Signed, me.
C: Perfect. Thank you.
N[-6d]: Bench result: the shaft really drops. You get the fix before anybody else.
C: I would rather have it at the same time as the others. Then I hear what they say about it.
N: You are the best kind of customer.
C[-5d]: I am a selfish one. I want to sleep.

=== grace-nadia | update | | at -2d 10:15
cast: G=grace N=nadia
G: For the gate in January you still need: 225 start-ups, the mailbox closed, and Marit's decision. Three of six are
done.
N: The mailbox: 14 mails last week, it was 41. Auto-reply is on.
G: Who still writes to it?
N: Two brothers with a dairy. I have called them. They will ask here, through Siv.
G: Then it can go off in January as planned. And the spreadsheet?
N: Tom is behind with it. 1,904 rows are in, 38 left to check by hand.
G: Shall I help with the 38?
N: He wants to do it himself. He knows each of them by name.
G: Fair enough. You will get a question about “Pipe strain limits” from me, publicly, so that others see who owns it.
N: You are merciless and you are right.

=== ingrid-elias | update | | at -4d 16:05
cast: I=ingrid E=elias
E: I have written the thing about the night at Keld Lane. Too long?
I: Too honest in the third paragraph, which means leave it. Too long in the fourth.
E: The fourth is about strategy.
I: Yes.
E: Gone.
I: And end with what you do, not with what you think.
E: “Ask me here. I answer on Fridays.”
I: Good. Then you have to.
E[-3d]: It goes out on Thursday, early. The night crew should read it at the end of their shift.
I: That is the best reason for eight o'clock that I have heard.

=== freya-miriam | update | | at -1d 09:30
cast: F=freya M=miriam
F: The light on bench 2 flickers at 50 Hz. It is visible in the film.
M: Ask Stig for the lamp from the measuring room, it is direct current.
F: He said “what for” and then carried it himself.
M: That is Stig.
F: Step 7 and 8: in which order do I film them now?
M: 8 first. But wait for the signature, or you film it twice.
F: I can film the hands without numbers. The numbers come in the cut.
M[-20h]: Clever. Pawel is free from ten.
F[-19h]: He asked whether his watch may be seen. It is his father's.
M[-18h]: It may. Just not near the drive collar.

=== anneke-priya | update | | at -3d 14:30
cast: A=anneke P=priya
A: Darf ich direkt fragen? Our second seal: if I reset it like you said on the phone, is the warranty touched?
P: No. You do it because we ask you to. I write that on the job, so that nobody has a discussion later.
A: Thank you. Ralf does it tonight, he has the calmest hands.
P: Tell him: clearance first, lock, three turns, then the clips.
A[-2d]: Dry since 23:40. He did it twice because he did not believe it.
P: I would like to meet Ralf.
A: He says he only has hands, no conversation.
P: That is fine, I have enough of it.
"""
