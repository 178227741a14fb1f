namespace Weir.JobVariables.Tests.Record;

public sealed class GoldenRecordTests
{
    private const string Ascii =
        "2452203031554C5731305342202020204A303638323031302D31312D3134313631353539323031302D31312D31343136313830374170706C2020202020202020202020202020496E666F"
        + "202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020";

    private const string Ebcdic =
        "5BD940F0F1E4D3E6F1F0E2C240404040D1F0F6F8F2F0F1F060F1F160F1F4F1F6F1F5F5F9F2F0F1F060F1F160F1F4F1F6F1F8F0F7C19797934040404040404040404040404040C9958696"
        + "404040404040404040404040404040404040404040404040404040404040404040404040404040404040404040404040404040404040";

    [Theory]
    [InlineData(VariableEncoding.Ascii, Ascii)]
    [InlineData(VariableEncoding.Ebcdic, Ebcdic)]
    public void The_example_of_the_manual_is_written_byte_for_byte(VariableEncoding encoding, string expected)
    {
        var record = MonitoringRecord
            .Blank(encoding)
            .Opened(Example('J'))
            .WithActivity(At(16, 18, 7))
            .WithApplication("Appl")
            .WithInformation("Info");

        Assert.Equal(expected, Convert.ToHexString(record.Bytes));
    }

    [Theory]
    [InlineData(Ascii, VariableEncoding.Ascii)]
    [InlineData(Ebcdic, VariableEncoding.Ebcdic)]
    public void The_example_is_read_field_by_field_and_tells_its_encoding_itself(string bytes, VariableEncoding encoding)
    {
        var record = MonitoringRecord.Parse(Convert.FromHexString(bytes));

        Assert.Equal(encoding, record.Encoding);
        Assert.Equal(MonitoringStatus.Running, record.Status);
        Assert.Equal("1ULW", record.Tsn);
        Assert.Equal("10SB", record.Catalog);
        Assert.Equal('J', record.Type);
        Assert.Equal("068", record.Session);
        Assert.Equal(At(16, 15, 59), record.StartedAt);
        Assert.Equal(At(16, 18, 7), record.ActivityAt);
        Assert.Equal("Appl", record.Application);
        Assert.Equal("Info", record.Information);
    }

    [Fact]
    public void The_record_of_a_print_job_differs_in_its_type_only()
    {
        var expected = Convert.FromHexString(Ebcdic);
        expected[16] = 0xE2;

        var record = MonitoringRecord.Parse(expected);

        Assert.Equal('S', record.Type);
        Assert.Equal(
            expected,
            MonitoringRecord
                .Blank(VariableEncoding.Ebcdic)
                .Opened(Example('S'))
                .WithActivity(At(16, 18, 7))
                .WithApplication("Appl")
                .WithInformation("Info")
                .ToBytes()
        );
    }

    [Fact]
    public void One_encoding_is_carried_over_into_the_other_and_back() =>
        Assert.Equal(
            Ascii,
            Convert.ToHexString(MonitoringRecord.Parse(Convert.FromHexString(Ebcdic)).Convert(VariableEncoding.Ascii).Bytes)
        );

    [Fact]
    public void Its_fields_stand_one_behind_the_other_from_1_to_128()
    {
        var next = 1;
        foreach (var field in RecordField.OfJob)
        {
            Assert.Equal(next, field.Position);
            next += field.Length;
        }

        Assert.Equal(129, next);
        Assert.Equal([1, 4, 5, 9, 13, 17, 18, 21, 37, 53, 61, 71], RecordField.OfJob.Select(field => field.Position));
    }

    private static DateTimeOffset At(int hour, int minute, int second) => new(2010, 11, 14, hour, minute, second, TimeSpan.Zero);

    private static RecordOpening Example(char type) =>
        new()
        {
            Status = MonitoringStatus.Running,
            Tsn = Tsn.TryParse("1ULW", out var tsn) ? tsn : default,
            Catalog = CatalogId.Parse("10SB"),
            Session = new SessionNumber(68),
            StartedAt = At(16, 15, 59),
            Type = type,
        };
}
