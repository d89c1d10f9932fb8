UPDATE staff_members SET record_code = UUID();
