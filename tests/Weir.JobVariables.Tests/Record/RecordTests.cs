using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Weir.JobVariables.Tests.Record;

public sealed class RecordTests
{
    private static readonly RecordOpening _opening = new()
    {
        Status = MonitoringStatus.Waiting,
        Tsn = Tsn.From(new Jobs.TrackingNumber(147)),
        Catalog = CatalogId.Parse("AB"),
        Session = new SessionNumber(1),
        StartedAt = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)),
    };

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    public void Any_bytes_come_out_as_they_went_in(int size) =>
        Prop.ForAll(
                Bytes(size),
                bytes =>
                {
                    var record = MonitoringRecord.Parse(bytes);
                    Assert.Equal(bytes, record.ToBytes());
                    Assert.Equal(bytes, record.Convert(VariableEncoding.Ebcdic).Convert(record.Encoding).ToBytes());
                    Assert.NotNull(record.ToString());
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_change_of_one_field_leaves_every_other_byte_alone() =>
        Prop.ForAll(
                Bytes(256),
                Texts(8).ToArbitrary(),
                (bytes, text) =>
                {
                    var changed = MonitoringRecord.Parse(bytes).WithApplication(text).ToBytes();
                    var expected =
                        MonitoringRecord.Parse(bytes).Encoding == VariableEncoding.Ascii
                            ? Encoding.ASCII.GetBytes(text.PadRight(8))
                            : CharacterSet.Ebcdic.TryEncode(text.PadRight(8))!;
                    Assert.Equal([.. bytes[..52], .. expected, .. bytes[60..]], changed);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_job_wrote_is_read_as_it_wrote_it() =>
        Prop.ForAll(
                Texts(58).ToArbitrary(),
                Gen.Elements(VariableEncoding.Ascii, VariableEncoding.Ebcdic).ToArbitrary(),
                (text, encoding) => MonitoringRecord.Blank(encoding).Opened(_opening).WithInformation(text).Information == text.TrimEnd(' ')
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Opening_a_record_fills_all_of_its_system_part_and_nothing_of_its_owners() =>
        Prop.ForAll(
                Bytes(256),
                bytes =>
                {
                    var record = MonitoringRecord.Parse(bytes, VariableEncoding.Ascii).Opened(_opening);
                    Assert.Equal("$S 00043AB      J0012026-01-02030405".PadRight(128), record.ToString());
                    Assert.Equal(bytes.AsSpan(128), record.UserPart);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Status_letters_that_nobody_knows_are_passed_through()
    {
        var record = MonitoringRecord.Blank().Opened(_opening).With(MonitoringStatus.Parse("RX"));

        Assert.Equal("$RX", record.Text(RecordField.Status));
        Assert.Equal("RX", record.Status.Letters);
        Assert.Null(record.Status.Meaning);
        Assert.NotEqual(MonitoringStatus.Running, record.Status);
    }

    [Fact]
    public void Blanks_are_no_status() => Assert.Equal("", MonitoringRecord.Blank().Status.Letters);

    [Theory]
    [InlineData("123456789")]
    [InlineData("ö")]
    [InlineData("tab\t")]
    [InlineData("\u00a0")]
    public void A_name_that_does_not_fit_or_cannot_be_written_is_refused_and_not_cut(string name) =>
        Assert.Throws<FormatException>(() => MonitoringRecord.Blank().WithApplication(name));

    [Fact]
    public void Information_of_59_characters_is_refused() =>
        Assert.Contains(
            "room for 58",
            Assert.Throws<FormatException>(() => MonitoringRecord.Blank().WithInformation(new string('x', 59))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Information_leaves_the_schedules_name_that_it_does_not_reach()
    {
        var record = MonitoringRecord.Blank().Opened(_opening with { Schedule = "PAYROLL" });

        Assert.Equal(
            "step 3 of 7".PadRight(34) + "PAYROLL",
            record.WithInformation("a longer one than that").WithInformation("step 3 of 7").Information
        );
        Assert.Equal("PAYROLL", record.WithInformation(new string('x', 34)).Schedule);
        Assert.Equal(new string('x', 35), record.WithInformation(new string('x', 35)).Information);
    }

    [Fact]
    public void A_cancels_words_stand_from_71_to_104_and_leave_the_schedules_name()
    {
        var record = MonitoringRecord
            .Blank()
            .Opened(_opening with { Schedule = "PAYROLL" })
            .WithInformation("mine".PadRight(34) + "PAYROLL")
            .WithCancellation("operators", "disk füll 🙂 and much more than fits");

        Assert.Equal("operator: disk f?ll ? and much mor", record.Cancellation);
        Assert.Equal("PAYROLL", record.Schedule);
    }

    [Fact]
    public void A_programs_record_has_its_return_code_and_the_type_P()
    {
        var record = MonitoringRecord.Blank().OfProgram(MonitoringStatus.Succeeded, "1005");

        Assert.Equal("$T 1005".PadRight(16) + "P", record.ToString()[..17]);
        Assert.Equal("1005", record.ReturnCode);
        Assert.Equal("", record.OfProgram(MonitoringStatus.Succeeded).ReturnCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(129)]
    [InlineData(257)]
    public void Other_lengths_are_no_record(int size) => Assert.Throws<FormatException>(() => MonitoringRecord.Parse(new byte[size]));

    [Fact]
    public void Other_lengths_are_refused_with_those_that_are_allowed()
    {
        Assert.Equal(
            "a record has 128 or 256 bytes, not 5",
            Assert.Throws<FormatException>(() => MonitoringRecord.Parse(new byte[5])).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => MonitoringRecord.Blank(size: 129));
        Assert.Equal(128, MonitoringRecord.Blank(size: 256).UserPart.Length);
    }

    [Theory]
    [InlineData('j')]
    [InlineData('1')]
    [InlineData('\u00c4')]
    public void A_type_is_a_letter_from_A_to_Z(char type) =>
        Assert.Equal(
            $"'{type}' is not a type: a letter A-Z",
            Assert.Throws<FormatException>(() => MonitoringRecord.Blank().Opened(_opening with { Type = type })).Message
        );

    [Fact]
    public void Where_no_time_stands_there_is_none()
    {
        var record = MonitoringRecord.Blank().Opened(_opening);

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), record.StartedAt);
        Assert.Null(record.ActivityAt);
    }

    [Fact]
    public void Records_are_equal_by_their_bytes_and_their_encoding()
    {
        var record = MonitoringRecord.Blank().Opened(_opening);
        var other = MonitoringRecord.Parse(record.Bytes);

        Assert.True(record.Equals((object)other));
        Assert.Equal(record.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(record, record.With(MonitoringStatus.Running));
        Assert.NotEqual(record, MonitoringRecord.Parse(record.Bytes, VariableEncoding.Ebcdic));
        Assert.False(record.Equals(null));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_fields_name_and_what_is_allowed()
    {
        Assert.Equal(
            "'123456789' cannot be the application: it has 9 characters, and there is room for 8",
            Assert.Throws<FormatException>(() => MonitoringRecord.Blank().WithApplication("123456789")).Message
        );
        Assert.Equal(
            "'\u00f6' cannot be the information: allowed are the characters from blank to tilde of ASCII",
            Assert
                .Throws<FormatException>(() => MonitoringRecord.Blank().WithInformation("\u00f6".PadRight(40, 'x')))
                .Message.Replace(new string('x', 39), "", StringComparison.Ordinal)
        );
        Assert.Equal("12345678", MonitoringRecord.Blank().WithApplication("12345678").Application);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_cancel_without_words_names_who_it_was(string? words) =>
        Assert.Equal("operator", MonitoringRecord.Blank().WithCancellation("operators", words).Cancellation);

    [Fact]
    public void The_first_byte_tells_the_encoding_and_no_byte_at_all_is_ASCII()
    {
        Assert.Equal(VariableEncoding.Ebcdic, MonitoringRecord.Detect([0x5B]));
        Assert.Equal(VariableEncoding.Ascii, MonitoringRecord.Detect([0x24]));
        Assert.Equal(VariableEncoding.Ascii, MonitoringRecord.Detect([]));
    }

    private static Arbitrary<byte[]> Bytes(int size) =>
        Gen.OneOf(
                Gen.Choose(0, 255).ArrayOf(size).Select(values => values.Select(value => (byte)value).ToArray()),
                Gen.Elements("$RSTAM 0-9"u8.ToArray()).ArrayOf(size)
            )
            .ToArbitrary();

    private static Gen<string> Texts(int most) =>
        from length in Gen.Choose(0, most)
        from characters in Gen.Choose(' ', '~').ArrayOf(length)
        select new string([.. characters.Select(value => (char)value)]);
}
